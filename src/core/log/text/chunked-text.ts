import { inOneGo } from '../steps.ts';
import {
  blocksOf,
  partWith,
  sizeOfBlock,
  splicedBlock,
  splicedSums,
  sumsOf,
  type Block,
  type Measure,
  type Sums,
} from './block.ts';
import { CHUNK_BYTES, chunkOf, lengthOfChunk, movedChunk, type Chunk } from './chunk.ts';
import { joinedLines, type LineLengths } from './line-lengths.ts';
import type { LogText, TextEdit } from './log-text.ts';

/** How many bytes are looked at in one go: about two milliseconds of work. */
const STEP = 1 << 21;
/** A chunk that has grown longer is parted. */
const MOST_BYTES = 2 * CHUNK_BYTES;

/** A chunk, and what of the text lies before it. */
export interface PlacedChunk extends Readonly<Record<Measure, number>> {
  readonly chunk: Chunk;
}

/** Where a chunk is: the number of its block, and its own in that. */
interface At {
  readonly block: number;
  readonly chunk: number;
}

/**
 * A text in chunks of a few kilobytes, which are in blocks. It never changes: an edit gives a new one, which has the
 * chunks and blocks that were not touched in common with the old, so that a keystroke leaves next to nothing to clear
 * away (a list of all chunks of 45 MB would be 160 KB at each).
 */
export class ChunkedText implements LogText {
  readonly #blocks: readonly Block[];
  /** Of the blocks. */
  readonly #sums: Sums;

  constructor(blocks: readonly Block[], sums = sumsOf(blocks, sizeOfBlock)) {
    this.#blocks = blocks;
    this.#sums = sums;
  }

  get length(): number {
    return this.size('bytes');
  }

  /** All that there is of a measure. */
  size(measure: Measure): number {
    return this.#sums[measure][this.#blocks.length]!;
  }

  get lines(): LineLengths {
    return joinedLines(this.#blocks.map(({ lines }) => lines));
  }

  /** The chunk in which the `wanted`th byte, line break or unit lies, counted from 0; of the text's end, the last. */
  chunkWith(measure: Measure, wanted: number): PlacedChunk {
    return this.#placed(this.#find(measure, wanted));
  }

  /** All chunks, in order, from the one in which the byte at `from` lies. */
  *chunksFrom(from = 0): Generator<PlacedChunk, void> {
    for (let at: At | undefined = this.#find('bytes', from); at; at = this.#after(at)) yield this.#placed(at);
  }

  subarray(start = 0, end = this.length): Uint8Array {
    const to = Math.min(end, this.length);
    const from = Math.min(start, to);
    const first = this.chunkWith('bytes', from);
    const { bytes } = first.chunk;
    const at = from - first.bytes;
    if (at + to - from <= bytes.length) return bytes.subarray(at, at + to - from);
    // What was never edited is still in one piece.
    if (this.#isOnePiece(first, to)) return new Uint8Array(bytes.buffer, bytes.byteOffset + at, to - from);
    const copy = new Uint8Array(to - from);
    for (const { chunk, bytes: begin } of this.chunksFrom(from)) {
      if (begin >= to) break;
      const skipped = Math.max(0, from - begin);
      copy.set(
        chunk.bytes.subarray(skipped, Math.min(chunk.bytes.length, to - begin)),
        begin + skipped - from,
      );
    }
    return copy;
  }

  /** The text after an edit. */
  withEdit({ offset, deleted, inserted }: TextEdit): ChunkedText {
    let first = this.#find('bytes', offset);
    // What is inserted may end a line together with the byte before it.
    if (offset > 0 && offset === this.#placed(first).bytes) first = this.#find('bytes', offset - 1);
    const last = this.#find('bytes', offset + deleted);
    const { bytes: from } = this.#placed(first);
    const ending = this.#placed(last);
    const to = ending.bytes + ending.chunk.bytes.length;
    const bytes = new Uint8Array(to - from - deleted + inserted.length);
    bytes.set(this.subarray(from, offset));
    bytes.set(inserted, offset - from);
    bytes.set(this.subarray(offset + deleted, to), offset - from + inserted.length);
    const blocks = this.#spliced(first, last, chunksOf(bytes));
    const end = last.block + 1;
    return new ChunkedText(
      this.#blocks.toSpliced(first.block, end - first.block, ...blocks),
      splicedSums(this.#sums, first.block, end, blocks, sizeOfBlock),
    );
  }

  /** The blocks from that of `first` to that of `last` after `chunks` have taken the place of these two and all between. */
  #spliced(first: At, last: At, chunks: readonly Chunk[]): Block[] {
    const [before, behind] = [this.#blocks[first.block]!, this.#blocks[last.block]!];
    if (before === behind) return splicedBlock(before, first.chunk, last.chunk + 1, chunks);
    return blocksOf([
      ...before.chunks.slice(0, first.chunk),
      ...chunks,
      ...behind.chunks.slice(last.chunk + 1),
    ]);
  }

  /** The same text in one piece of memory, for a reader that needs it so, and in chunks that are views of it. */
  inOnePiece(): { readonly text: ChunkedText; readonly bytes: Uint8Array } {
    const bytes = this.subarray();
    let at = 0;
    const moved = (chunk: Chunk): Chunk => movedChunk(chunk, bytes.subarray(at, (at += chunk.bytes.length)));
    const blocks = this.#blocks.map((block) => ({ ...block, chunks: block.chunks.map(moved) }));
    return { text: new ChunkedText(blocks), bytes };
  }

  #find(measure: Measure, wanted: number): At {
    const block = partWith(this.#sums, measure, wanted);
    return {
      block,
      chunk: partWith(this.#blocks[block]!.sums, measure, wanted - this.#sums[measure][block]!),
    };
  }

  #after({ block, chunk }: At): At | undefined {
    if (chunk + 1 < this.#blocks[block]!.chunks.length) return { block, chunk: chunk + 1 };
    return block + 1 < this.#blocks.length ? { block: block + 1, chunk: 0 } : undefined;
  }

  #placed({ block, chunk }: At): PlacedChunk {
    const { chunks, sums } = this.#blocks[block]!;
    return {
      chunk: chunks[chunk]!,
      bytes: this.#sums.bytes[block]! + sums.bytes[chunk]!,
      breaks: this.#sums.breaks[block]! + sums.breaks[chunk]!,
      units: this.#sums.units[block]! + sums.units[chunk]!,
    };
  }

  /** True where the chunks from `first` up to the byte `to` lie behind one another in memory. */
  #isOnePiece(first: PlacedChunk, to: number): boolean {
    const { buffer, byteOffset } = first.chunk.bytes;
    const origin = byteOffset - first.bytes;
    for (const { chunk, bytes } of this.chunksFrom(first.bytes)) {
      if (bytes >= to) break;
      if (chunk.bytes.buffer !== buffer || chunk.bytes.byteOffset - bytes !== origin) return false;
    }
    return true;
  }
}

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
  return new ChunkedText(blocksOf(chunks));
}
