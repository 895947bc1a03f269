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

/** The sums of parts that have these measures. */
export function sumsOf<Part>(parts: readonly Part[], sizeOf: (part: Part, measure: Measure) => number): Sums {
  const sums = (measure: Measure): Uint32Array => {
    const result = new Uint32Array(parts.length + 1);
    // No iterator, which would leave more behind at each keystroke than all else here.
    for (let at = 0; at < parts.length; at++) result[at + 1] = result[at]! + sizeOf(parts[at]!, measure);
    return result;
  };
  return { bytes: sums('bytes'), breaks: sums('breaks'), units: sums('units') };
}

/** The number of the part that the `wanted`th byte, line break or unit lies in; of the end, of the last part. */
export function partWith(sums: Sums, measure: Measure, wanted: number): number {
  return lastAtOrBefore(sums[measure], wanted, sums[measure].length - 1);
}

function blockOf(chunks: readonly Chunk[]): Block {
  return { chunks, sums: sumsOf(chunks, sizeOfChunk), lines: joinedLines(chunks.map(({ lines }) => lines)) };
}

function sizeOfChunk({ bytes, breaks, units }: Chunk, measure: Measure): number {
  return measure === 'units' ? units : measure === 'bytes' ? bytes.length : breaks.length;
}
