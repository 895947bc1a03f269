import type { AsnTable } from '../../core/enrich/enrichment.ts';
import type { Scanner } from '../../core/log/walk/scanner.ts';
import { StringTable } from '../../core/log/columns/strings.ts';
import { isWholeFile, type FileToRead, type PackedFile, type ReadResult } from './packed-export.ts';
import { PartedFile } from '../pieces/parted-file.ts';
import { readPieces } from '../pieces/read-pieces.ts';
import { packedParting } from '../pieces/packed-parting.ts';
import { partingOf, PIECE_SIZES, type Parting, type PieceSizes } from '../pieces/parting.ts';
import { isGzipFile } from './plain-utf8.ts';
import { Pools, type PoolsOptions } from '../pool/pools.ts';
import { readInSteps } from './read-packed.ts';

export interface FileReaderOptions extends PoolsOptions {
  /** Which files are read in pieces. */
  readonly pieces?: PieceSizes;
  /** Does work in this thread, in steps, until the signal comes. */
  readonly run: (steps: Generator<void, void>, signal: AbortSignal) => Promise<void>;
}

export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Called once for each file, in any order; never again after the signal. */
  readonly done: (file: PackedFile) => void;
}

/** Reads files in worker threads, or in this one where these are not worth it or cannot run. What it reads is the same. */
export class FileReader {
  readonly #options: FileReaderOptions;
  readonly #pools: Pools;

  constructor(options: FileReaderOptions) {
    this.#options = options;
    this.#pools = new Pools(options);
  }

  /** A table for the strings of what it reads. */
  newStrings(): StringTable {
    return this.#options.engine.scanner?.newStrings() ?? new StringTable();
  }

  /** What unpacks a file from the middle, and works out checksums, where anything does. */
  get kernel(): Pick<Scanner, 'inflate' | 'unpack' | 'crc32'> | undefined {
    return this.#options.engine.scanner;
  }

  /** The table of networks that everything is matched with. */
  get asn(): AsnTable {
    return this.#options.engine.enrich.asn;
  }

  /** So many files are going to be read, if not more: whoever reads them may begin to get ready. */
  expect(files: number): void {
    this.#pools.expect(files);
  }

  /** Resolves when each file was handed back, or at once when the signal comes. A file read in pieces comes without its text. */
  async read(files: readonly FileToRead[], options: ReadOptions): Promise<void> {
    const whole: FileToRead[] = [];
    const parted: Promise<void>[] = [];
    for (const file of files) {
      const parting = this.#partingOf(file);
      if (parting) parted.push(this.#readParted(file, parting, options));
      else if (this.#isLargePacked(file)) parted.push(this.#readPacked(file, options));
      else whole.push(file);
    }
    await Promise.all([this.#readWhole(whole, options), ...parted]);
    this.#pools.rest();
  }

  /** Ends whatever is being read in other threads. */
  close(): void {
    this.#pools.close();
  }

  #partingOf({ path, size }: FileToRead): Parting | undefined {
    const { pieces = PIECE_SIZES } = this.#options;
    return size < pieces.leastBytes ? undefined : partingOf(path, pieces);
  }

  #isLargePacked({ path, size }: FileToRead): boolean {
    const { leastPackedBytes } = this.#options.pieces ?? PIECE_SIZES;
    return size >= leastPackedBytes && this.kernel !== undefined && isGzipFile(path);
  }

  /** In pieces, too, once it is known where these can be unpacked from. */
  async #readPacked(file: FileToRead, options: ReadOptions): Promise<void> {
    const { kernel } = this;
    const { pieces = PIECE_SIZES, run } = this.#options;
    let parting: Parting | undefined;
    const survey = function* (): Generator<void, void> {
      parting = yield* packedParting(file.path, kernel!.inflate, pieces);
    };
    await run(survey(), options.signal);
    if (options.signal.aborted) return;
    await (parting ? this.#readParted(file, parting, options) : this.#readWhole([file], options));
  }

  async #readParted(file: FileToRead, parting: Parting, { signal, done }: ReadOptions): Promise<void> {
    const parted = new PartedFile(file, parting, () => this.newStrings());
    const skipped = await readPieces(parted, file, signal, (...args) => this.#readAll(...args));
    if (signal.aborted) return;
    if (skipped) done(skipped);
    else if (parted.isOdd) await this.#readWhole([file], { signal, done });
    else await this.#options.run(joinInto(parted, done), signal);
  }

  #readWhole(files: readonly FileToRead[], { signal, done }: ReadOptions): Promise<void> {
    return this.#readAll(files, signal, (read) => {
      if (isWholeFile(read)) done(read);
    });
  }

  async #readAll(
    files: readonly FileToRead[],
    signal: AbortSignal,
    done: (read: ReadResult) => void,
  ): Promise<void> {
    const pool = this.#pools.for(files);
    const unread = pool ? await pool.read(files, { signal, done }) : files;
    if (unread.length > 0) await this.#options.run(this.#readHere(unread, done), signal);
  }

  *#readHere(files: readonly FileToRead[], done: (read: ReadResult) => void): Generator<void, void> {
    for (const file of files) {
      done(yield* this.#readOne(file));
      yield;
    }
  }

  /** What would end a thread must not end this one. */
  *#readOne(file: FileToRead): Generator<void, ReadResult> {
    try {
      return yield* readInSteps(file, this.#options.engine);
    } catch (error) {
      const { path } = file;
      return { kind: 'skipped', path, reason: `reading it failed: ${(error as Error).message}` };
    }
  }
}

function* joinInto(parted: PartedFile, done: (file: PackedFile) => void): Generator<void, void> {
  done(yield* parted.join());
}
