import { createHash, randomUUID } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { blockPieces } from './block.ts';
import { FORMAT, HEADER_BYTES, CHECKSUM_OFFSET, MAGIC, aligned, type Column } from './layout.ts';

export type Blocks = Iterable<readonly Column[] | void>;

/** So much is written in a step. */
const CHUNK = 1 << 20;

/** What a file has while it is being written. */
export const UNFINISHED = '.unfinished';

/**
 * Writes an index of these blocks, each a list of columns; `undefined` between them is a pause. Whoever reads meanwhile has the file that was there before;
 * that also stays when this ends early. Throws what the file system throws.
 */
export function* writeIndex(path: string, blocks: Blocks): Generator<void, void> {
  const unfinished = `${path}.${randomUUID()}${UNFINISHED}`;
  // What a case is about is nobody else's business.
  const file = new IndexFile(openSync(unfinished, 'wx', 0o600));
  let isDone = false;
  try {
    for (const columns of blocks) {
      if (columns) yield* file.addBlock(columns);
      else yield;
    }
    yield* file.end();
    file.close();
    renameSync(unfinished, path);
    isDone = true;
  } finally {
    file.close();
    if (!isDone) rmSync(unfinished, { force: true });
  }
}

/** An index that is being written, in chunks from the front to the end and the header last. */
class IndexFile {
  readonly #starts: number[] = [];
  readonly #checksum = createHash('sha256');
  readonly #chunk = Buffer.alloc(CHUNK);
  #file: number | undefined;
  #used = 0;
  /** Where the chunk will stand. */
  #at = HEADER_BYTES;

  constructor(file: number) {
    this.#file = file;
  }

  *addBlock(columns: readonly Column[]): Generator<void, void> {
    this.#starts.push(this.#at + this.#used);
    for (const piece of blockPieces(columns)) yield* this.#add(piece);
  }

  *end(): Generator<void, void> {
    const directory = this.#at + this.#used;
    yield* this.#add(new Uint8Array(Float64Array.from(this.#starts).buffer));
    this.#flush();
    const header = Buffer.alloc(HEADER_BYTES);
    header.write(MAGIC, 'latin1');
    header.writeUInt32LE(FORMAT, 8);
    header.writeUInt32LE(this.#starts.length, 12);
    header.writeDoubleLE(this.#at, 16);
    header.writeDoubleLE(directory, 24);
    this.#checksum.update(header.subarray(0, CHECKSUM_OFFSET)).digest().copy(header, CHECKSUM_OFFSET);
    writeSync(this.#file!, header, 0, HEADER_BYTES, 0);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  *#add(bytes: Uint8Array): Generator<void, void> {
    for (let done = 0; done < bytes.length;) {
      const part = bytes.subarray(done, done + CHUNK - this.#used);
      this.#chunk.set(part, this.#used);
      this.#used += part.length;
      done += part.length;
      if (this.#used === CHUNK) {
        this.#flush();
        yield;
      }
    }
    // The chunk's length is a multiple of 8, so there is room.
    const padded = aligned(this.#used);
    this.#chunk.fill(0, this.#used, padded);
    this.#used = padded;
  }

  #flush(): void {
    const bytes = this.#chunk.subarray(0, this.#used);
    this.#checksum.update(bytes);
    for (let done = 0; done < bytes.length;)
      done += writeSync(this.#file!, bytes, done, bytes.length - done, this.#at + done);
    this.#at += bytes.length;
    this.#used = 0;
  }
}
