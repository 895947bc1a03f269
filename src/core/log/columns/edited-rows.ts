import { uuidWordsOf } from './event-ids.ts';
import type { ColumnRows } from './column-rows.ts';
import { forgetFrom, newColumns } from './columns.ts';
import type { Columns, NumberColumn, PlaceColumn, TextColumn } from './columns.ts';
import { blockOfRows, withRow, type RowBlock } from './row-block.ts';
import type { Numbers, Rows, Untimed } from './rows.ts';
import type { StringTable } from './strings.ts';

/** Rows of a block: about as many as a log of 45 MB has blocks, for an edit copies a dozen columns of one and a list of all. */
const BITS = 7;
const ROWS = 2 ** BITS;
const WITHIN = ROWS - 1;

/**
 * The rows of a log that is being edited, in blocks that its versions share: an edit copies what changes of one block, so
 * that a keystroke leaves next to nothing to clear away (a column of 45 MB would be 75 KB at each).
 */
export class EditedRows implements Rows {
  readonly count: number;
  readonly strings: StringTable;
  /** The text is at hand: to look through it takes less than to keep them true. */
  readonly signatures = [];
  readonly #blocks: readonly RowBlock[];
  /** How many bytes the rows of each block begin later than it says. */
  readonly #shifts: readonly number[];
  /** Room for one row, which all versions have in common. */
  readonly #room: Columns;

  private constructor(count: number, blocks: readonly RowBlock[], shifts: readonly number[], room: Columns) {
    this.count = count;
    this.strings = room.strings;
    this.#blocks = blocks;
    this.#shifts = shifts;
    this.#room = room;
  }

  /** The same rows, ready to be edited. */
  static of({ columns }: ColumnRows): EditedRows {
    const { count, strings } = columns;
    const blocks = Array.from({ length: Math.ceil(count / ROWS) }, (_, block) =>
      blockOfRows(columns, block * ROWS, Math.min(count, (block + 1) * ROWS)),
    );
    return new EditedRows(
      count,
      blocks,
      blocks.map(() => 0),
      newColumns(1, strings),
    );
  }

  get numbers(): number {
    return this.strings.size;
  }

  get numbering(): object {
    return this.strings;
  }

  at(column: NumberColumn | TextColumn, index: number): number {
    const number = this.#rowsWith(index).at(column, index & WITHIN);
    return column === 'offset' ? number + this.#shifts[index >>> BITS]! : number;
  }

  slice(column: NumberColumn | TextColumn, first: number, end: number): Numbers {
    const numbers = new Float64Array(end - first);
    for (let index = first; index < end; index++) numbers[index - first] = this.at(column, index);
    return numbers;
  }

  time(index: number): number {
    return this.#rowsWith(index).time(index & WITHIN);
  }

  times(first: number, end: number): Float64Array {
    const times = new Float64Array(end - first);
    for (let index = first; index < end; index++) times[index - first] = this.time(index);
    return times;
  }

  text(column: TextColumn, index: number): string | undefined {
    return this.#rowsWith(index).text(column, index & WITHIN);
  }

  stringOf(own: number): number {
    return own;
  }

  numbersOf(text: string): readonly number[] {
    const number = this.strings.find(text);
    return number === 0 ? [] : [number];
  }

  having(column: TextColumn, own: number): number[] {
    return this.#blocks.flatMap(({ rows }, block) =>
      rows.having(column, own).map((index) => block * ROWS + index),
    );
  }

  find(column: TextColumn, text: string): number[] {
    return this.#blocks.flatMap(({ rows }, block) =>
      rows.find(column, text).map((index) => block * ROWS + index),
    );
  }

  uuid(index: number, out: Uint8Array, at: number): boolean {
    return this.#rowsWith(index).uuid(index & WITHIN, out, at);
  }

  uuidWord(index: number, word: 0 | 1 | 2 | 3): number {
    return this.#rowsWith(index).uuidWord(index & WITHIN, word);
  }

  uuidWords(first: number, end: number): Uint32Array {
    return uuidWordsOf(this, first, end);
  }

  note(index: number): number {
    return this.#rowsWith(index).note(index & WITHIN);
  }

  placeIn(column: PlaceColumn, index: number): number {
    return this.#rowsWith(index).placeIn(column, index & WITHIN);
  }

  untimed(): Untimed | undefined {
    const block = this.#blocks.findIndex(({ untimed }) => untimed.length > 0);
    if (block < 0) return undefined;
    const first = block * ROWS + this.#blocks[block]!.untimed[0]!;
    const count = this.#blocks.reduce((sum, { untimed }) => sum + untimed.length, 0);
    return { count, first: { offset: this.at('offset', first), length: this.at('length', first) } };
  }

  /** Columns to read a record into that may take the place of one: what was in them before is gone. */
  emptyRow(): Columns {
    forgetFrom(this.#room, 0);
    return this.#room;
  }

  /** The rows after event `index` has become the only one of `fresh`, which shares their strings, and has grown. */
  withEvent(index: number, fresh: Columns, growth: number): EditedRows {
    const edited = index >>> BITS;
    const block = withRow(this.#blocks[edited]!, index & WITHIN, fresh, growth);
    const shifts = this.#shifts.map((shift, at) => (at > edited ? shift + growth : shift));
    return new EditedRows(this.count, this.#blocks.with(edited, block), shifts, this.#room);
  }

  #rowsWith(index: number): ColumnRows {
    return this.#blocks[index >>> BITS]!.rows;
  }
}
