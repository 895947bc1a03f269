import { TEXT_COLUMNS } from '../columns/columns.ts';
import { HEAD_WORDS } from './row-words.ts';

/** What the rows of a log are written to; if it is not enough, what follows is written elsewhere. */
export interface RowsRoom {
  /** Zeros. */
  readonly words: Uint32Array<ArrayBuffer>;
  /** Anything, but for a zero that comes first. */
  readonly order: Uint32Array<ArrayBuffer>;
  /** Anything: a number for each row. */
  readonly values: Uint32Array<ArrayBuffer>;
}

/** Gives room for so many rows, whose strings have numbers below `strings`. */
export type RoomForRows = (rows: number, strings: number) => RowsRoom;

/** About so many words a row has, and so many strings of its own. */
const WORDS_A_ROW = 10;
const STRINGS_A_ROW = 4;

/** Room of its own. */
export const newRoomForRows: RoomForRows = (rows, strings) => ({
  words: new Uint32Array(HEAD_WORDS + rows * WORDS_A_ROW),
  order: new Uint32Array(Math.min(strings, rows * STRINGS_A_ROW) + TEXT_COLUMNS.length),
  values: new Uint32Array(rows),
});

/** Room for more rows is not kept: few logs have so many. */
const MOST_KEPT = 1 << 12;

/**
 * Mostly the same room again: for somebody who is done with what was written when asking again. Memory of its own for
 * each of thousands of small logs takes longer to find than to fill.
 */
export function reusedRoomForRows(): RoomForRows {
  let most = 0;
  let kept = newRoomForRows(most, Infinity);
  return (rows, strings) => {
    if (rows > MOST_KEPT) return newRoomForRows(rows, strings);
    if (rows > most) kept = newRoomForRows((most = 2 * rows), Infinity);
    const words = kept.words.subarray(0, HEAD_WORDS + rows * WORDS_A_ROW).fill(0);
    return { ...kept, words };
  };
}
