import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { BlockStart } from '../../core/log/inflater.ts';

/** A place in a gzip file from which it can be unpacked. */
export interface SeekPoint {
  /** Which of its text begins there. */
  readonly text: number;
  readonly block: BlockStart;
  /** What stands before it in the text and may be repeated. */
  readonly history: Uint8Array;
}

/** Where a gzip file can be unpacked from, in the order of its text, the beginning aside. Plain data. */
export interface SeekTable {
  /** Bytes of its text. */
  readonly length: number;
  readonly text: Float64Array<ArrayBuffer>;
  readonly at: Float64Array<ArrayBuffer>;
  readonly bits: Uint8Array<ArrayBuffer>;
  /** The histories, each packed, one behind the other, and where each ends. */
  readonly histories: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** Collects points, a few kilobytes each. */
export class SeekPoints {
  readonly #points: { readonly text: number; readonly block: BlockStart; readonly packed: Uint8Array }[] = [];

  add({ text, block, history }: SeekPoint): void {
    const packed = deflateRawSync(history, { level: constants.Z_BEST_SPEED });
    this.#points.push({ text, block, packed });
  }

  table(length: number): SeekTable {
    let end = 0;
    return {
      length,
      text: Float64Array.from(this.#points, ({ text }) => text),
      at: Float64Array.from(this.#points, ({ block }) => block.at),
      bits: Uint8Array.from(this.#points, ({ block }) => block.bits),
      histories: new Uint8Array(Buffer.concat(this.#points.map(({ packed }) => packed))),
      ends: Uint32Array.from(this.#points, ({ packed }) => (end += packed.length)),
    };
  }
}

/** The last point that is not behind an offset of the text; undefined where only the file's beginning is. */
export function pointBefore(table: SeekTable, offset: number): SeekPoint | undefined {
  const { text, at, bits, histories } = tableFrom(table, offset);
  if (text.length === 0) return undefined;
  return {
    text: text[0]!,
    block: { at: at[0]!, bits: bits[0]! },
    history: inflateRawSync(histories),
  };
}

/** A table with only the point that it takes to begin at an offset, its history packed as it is; without one for the beginning. */
export function tableFrom(table: SeekTable, offset: number): SeekTable {
  const end = table.text.findLastIndex((text) => text <= offset) + 1;
  const index = Math.max(0, end - 1);
  const histories = table.histories.slice(
    index > 0 ? table.ends[index - 1] : 0,
    end > 0 ? table.ends[index] : 0,
  );
  return {
    length: table.length,
    text: table.text.slice(index, end),
    at: table.at.slice(index, end),
    bits: table.bits.slice(index, end),
    histories,
    ends: Uint32Array.of(histories.length).slice(0, end - index),
  };
}

/** True for a table that can be looked up in. */
export function isSeekTable(value: unknown): value is SeekTable {
  const { length, text, at, bits, histories, ends } = value as Partial<SeekTable>;
  return (
    typeof length === 'number' &&
    text instanceof Float64Array &&
    at instanceof Float64Array &&
    bits instanceof Uint8Array &&
    histories instanceof Uint8Array &&
    ends instanceof Uint32Array &&
    [at, bits, ends].every((column) => column.length === text.length) &&
    text.every((offset, index) => offset > (index > 0 ? text[index - 1]! : 0) && offset <= length) &&
    ends.every((end, index) => end > (index > 0 ? ends[index - 1]! : 0) && end <= histories.length)
  );
}
