import { joinedLines, type LineLengths } from './line-lengths.ts';
import { lastAtOrBefore } from './sorted.ts';
import type { Chunk } from './chunk.ts';

/** What is counted of a text: its bytes, its line breaks, its UTF-16 units. */
export type Measure = 'bytes' | 'breaks' | 'units';

/** Of each measure, how much lies before each of some parts and, at the end, in all of them. */
export type Sums = Readonly<Record<Measure, Uint32Array>>;

/** Some chunks that stand side by side, with their sums counted from the first of them. */
export interface Block {
  readonly chunks: readonly Chunk[];
  readonly sums: Sums;
  readonly lines: LineLengths;
}

/** About as many chunks as a text of 45 MB has blocks: an edit copies one list of each. */
const CHUNKS = 64;
const MOST_CHUNKS = 2 * CHUNKS;

/** The blocks that these chunks make; more than one only where they are too many for one. */
export function blocksOf(chunks: readonly Chunk[]): Block[] {
  const size = chunks.length > MOST_CHUNKS ? CHUNKS : MOST_CHUNKS;
  return Array.from({ length: Math.ceil(chunks.length / size) }, (_, at) =>
    blockOf(chunks.slice(at * size, (at + 1) * size)),
  );
}

/** How much a part has of a measure. */
export type SizeOf<Part> = (part: Part, measure: Measure) => number;

const NOTHING: Sums = { bytes: Uint32Array.of(0), breaks: Uint32Array.of(0), units: Uint32Array.of(0) };

export function sumsOf<Part>(parts: readonly Part[], sizeOf: SizeOf<Part>): Sums {
  return splicedSums(NOTHING, 0, 0, parts, sizeOf);
}

/** The sums after `parts` have taken the place of those in `[from, to)`. No other part is looked at: there are many, all over memory. */
export function splicedSums<Part>(
  before: Sums,
  from: number,
  to: number,
  parts: readonly Part[],
  sizeOf: SizeOf<Part>,
): Sums {
  const sums = (measure: Measure): Uint32Array => {
    const old = before[measure];
    const result = new Uint32Array(old.length - (to - from) + parts.length);
    result.set(old.subarray(0, from + 1));
    let at = from;
    // No iterator, which would leave more behind at each keystroke than all else here.
    for (let part = 0; part < parts.length; part++, at++)
      result[at + 1] = result[at]! + sizeOf(parts[part]!, measure);
    const growth = result[at]! - old[to]!;
    for (let behind = to + 1; behind < old.length; behind++) result[++at] = old[behind]! + growth;
    return result;
  };
  return { bytes: sums('bytes'), breaks: sums('breaks'), units: sums('units') };
}

/** The number of the part that the `wanted`th byte, line break or unit lies in; of the end, of the last part. */
export function partWith(sums: Sums, measure: Measure, wanted: number): number {
  return lastAtOrBefore(sums[measure], wanted, sums[measure].length - 1);
}

/** The blocks after `chunks` have taken the place of those in `[from, to)` of a block; several only where they are too many for one. */
export function splicedBlock(block: Block, from: number, to: number, chunks: readonly Chunk[]): Block[] {
  const after = block.chunks.toSpliced(from, to - from, ...chunks);
  if (after.length > MOST_CHUNKS) return blocksOf(after);
  return [blockOf(after, splicedSums(block.sums, from, to, chunks, sizeOfChunk))];
}

/** All that a block has of a measure. */
export function sizeOfBlock({ sums, chunks }: Block, measure: Measure): number {
  return sums[measure][chunks.length]!;
}

function blockOf(chunks: readonly Chunk[], sums = sumsOf(chunks, sizeOfChunk)): Block {
  return { chunks, sums, lines: joinedLines(chunks.map(({ lines }) => lines)) };
}

function sizeOfChunk({ bytes, breaks, units }: Chunk, measure: Measure): number {
  return measure === 'units' ? units : measure === 'bytes' ? bytes.length : breaks.length;
}
