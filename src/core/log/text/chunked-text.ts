import { inOneGo } from '../steps.ts';
import { CHUNK_BYTES, chunkOf, lengthOfChunk, movedChunk, type Chunk } from './chunk.ts';
import type { LogText, TextEdit } from './log-text.ts';
import { lastAtOrBefore } from './sorted.ts';

/** How many bytes are looked at in one go: about two milliseconds of work. */
const STEP = 1 << 21;
/** A chunk that has grown longer is parted. */
const MOST_BYTES = 2 * CHUNK_BYTES;

/**
 * A text in chunks of a few kilobytes. It never changes: an edit gives a new one, which has the chunks that were not
 * touched in common with the old.
 */
export class ChunkedText implements LogText {
  readonly chunks: readonly Chunk[];
  /** Bytes, line breaks and UTF-16 units before each chunk and, at the end, in all. */
  readonly starts: Uint32Array;
  readonly lines: Uint32Array;
  readonly units: Uint32Array;

  constructor(chunks: readonly Chunk[], starts: Uint32Array, lines: Uint32Array, units: Uint32Array) {
    this.chunks = chunks;
    this.starts = starts;
    this.lines = lines;
    this.units = units;
  }

  get length(): number {
    return this.starts[this.chunks.length]!;
  }

  /** The number of the chunk in which `offset` lies; of the text's end, of the last. */
  chunkAt(offset: number): number {
    return lastAtOrBefore(this.starts, offset, this.chunks.length);
  }

  subarray(start = 0, end = this.length): Uint8Array {
    const to = Math.min(end, this.length);
    const from = Math.min(start, to);
    const first = this.chunkAt(from);
    const { bytes } = this.chunks[first]!;
    const at = from - this.starts[first]!;
    if (at + to - from <= bytes.length) return bytes.subarray(at, at + to - from);
    const last = this.chunkAt(to - 1);
    // What was never edited is still in one piece.
    if (this.#isOnePiece(first, last)) return new Uint8Array(bytes.buffer, bytes.byteOffset + at, to - from);
    const copy = new Uint8Array(to - from);
    for (let number = first; number <= last; number++) {
      const piece = this.chunks[number]!.bytes;
      const begin = this.starts[number]!;
      const skipped = Math.max(0, from - begin);
      copy.set(piece.subarray(skipped, Math.min(piece.length, to - begin)), begin + skipped - from);
    }
    return copy;
  }

  /** The text after an edit. */
  withEdit({ offset, deleted, inserted }: TextEdit): ChunkedText {
    const { starts } = this;
    let first = this.chunkAt(offset);
    // What is inserted may end a line together with the byte before it.
    if (offset === starts[first] && first > 0) first--;
    const last = this.chunkAt(offset + deleted);
    const from = starts[first]!;
    const to = starts[last + 1]!;
    const bytes = new Uint8Array(to - from - deleted + inserted.length);
    bytes.set(this.subarray(from, offset));
    bytes.set(inserted, offset - from);
    bytes.set(this.subarray(offset + deleted, to), offset - from + inserted.length);
    return this.#replaced(first, last + 1, chunksOf(bytes));
  }

  /** The same text in one piece of memory, for a reader that needs it so, and in chunks that are views of it. */
  inOnePiece(): { readonly text: ChunkedText; readonly bytes: Uint8Array } {
    const bytes = this.subarray();
    const chunks = this.chunks.map((chunk, number) =>
      movedChunk(chunk, bytes.subarray(this.starts[number], this.starts[number + 1])),
    );
    return { text: new ChunkedText(chunks, this.starts, this.lines, this.units), bytes };
  }

  #isOnePiece(first: number, last: number): boolean {
    const { buffer, byteOffset } = this.chunks[first]!.bytes;
    const origin = byteOffset - this.starts[first]!;
    for (let number = first + 1; number <= last; number++) {
      const { bytes } = this.chunks[number]!;
      if (bytes.buffer !== buffer || bytes.byteOffset - this.starts[number]! !== origin) return false;
    }
    return true;
  }

  #replaced(from: number, to: number, fresh: readonly Chunk[]): ChunkedText {
    const chunks = [...this.chunks.slice(0, from), ...fresh, ...this.chunks.slice(to)];
    const sums = (of: Uint32Array, sizeOf: (chunk: Chunk) => number): Uint32Array => {
      const result = new Uint32Array(chunks.length + 1);
      result.set(of.subarray(0, from + 1));
      for (const [at, chunk] of fresh.entries()) result[from + at + 1] = result[from + at]! + sizeOf(chunk);
      const resumed = from + fresh.length;
      const shift = result[resumed]! - of[to]!;
      for (let at = resumed + 1; at <= chunks.length; at++) result[at] = of[at - resumed + to]! + shift;
      return result;
    };
    return new ChunkedText(
      chunks,
      sums(this.starts, lengthOf),
      sums(this.lines, breaksOf),
      sums(this.units, unitsOfChunk),
    );
  }
}

const lengthOf = ({ bytes }: Chunk): number => bytes.length;
const breaksOf = ({ breaks }: Chunk): number => breaks.length;
const unitsOfChunk = ({ units }: Chunk): number => units;

function chunksOf(bytes: Uint8Array): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length || chunks.length === 0;) {
    const length = lengthOfChunk(bytes, at, MOST_BYTES);
    chunks.push(chunkOf(bytes.subarray(at, at + length)));
    at += length;
  }
  return chunks;
}

export function chunkText(bytes: Uint8Array): ChunkedText {
  return inOneGo(chunkTextInSteps(bytes));
}

/** The text in chunks, which are views of `bytes`; pauses every two milliseconds or so. */
export function* chunkTextInSteps(bytes: Uint8Array): Generator<void, ChunkedText> {
  const chunks: Chunk[] = [];
  let done = 0;
  for (let at = 0; at < bytes.length || chunks.length === 0;) {
    const length = lengthOfChunk(bytes, at);
    chunks.push(chunkOf(bytes.subarray(at, at + length)));
    at += length;
    if (at - done >= STEP) {
      done = at;
      yield;
    }
  }
  const starts = new Uint32Array(chunks.length + 1);
  const lines = new Uint32Array(chunks.length + 1);
  const units = new Uint32Array(chunks.length + 1);
  for (const [at, chunk] of chunks.entries()) {
    starts[at + 1] = starts[at]! + chunk.bytes.length;
    lines[at + 1] = lines[at]! + chunk.breaks.length;
    units[at + 1] = units[at]! + chunk.units;
  }
  return new ChunkedText(chunks, starts, lines, units);
}
