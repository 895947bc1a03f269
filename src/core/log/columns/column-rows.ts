import { UUID_COLUMNS } from './columns.ts';
import type { Columns, NumberColumn, PlaceColumn, TextColumn } from './columns.ts';
import { encode } from '../bytes.ts';
import { indexesOf } from './indexes-of.ts';
import { eventsWithUuid, uuidWordsOf, writeUuid } from './event-ids.ts';
import { parseUuid, uuidText, UUID_BYTES } from '../packed/uuid.ts';
import type { Numbers, Rows, Untimed } from './rows.ts';
import type { Signature } from './signature.ts';
import type { StringTable } from './strings.ts';

const scratch = new Uint8Array(UUID_BYTES);

/** The rows of a log that was read here: its own numbers are those of its table. */
export class ColumnRows implements Rows {
  readonly columns: Columns;

  constructor(columns: Columns) {
    this.columns = columns;
  }

  get count(): number {
    return this.columns.count;
  }

  get strings(): StringTable {
    return this.columns.strings;
  }

  get signatures(): readonly Signature[] {
    return this.columns.signatures;
  }

  get numbers(): number {
    return this.strings.size;
  }

  get numbering(): object {
    return this.strings;
  }

  at(column: NumberColumn | TextColumn, index: number): number {
    return this.columns[column][index]!;
  }

  slice(column: NumberColumn | TextColumn, first: number, end: number): Numbers {
    return this.columns[column].subarray(first, end);
  }

  time(index: number): number {
    return this.columns.time[index]!;
  }

  times(first: number, end: number): Float64Array {
    return this.columns.time.subarray(first, end);
  }

  text(column: TextColumn, index: number): string | undefined {
    const number = this.columns[column][index]!;
    if (number === 0 && column === 'eventID') {
      return writeUuid(this.columns, index, scratch, 0) ? uuidText(scratch, 0) : undefined;
    }
    return this.strings.text(number);
  }

  stringOf(own: number): number {
    return own;
  }

  numbersOf(text: string): readonly number[] {
    const number = this.strings.find(text);
    return number === 0 ? [] : [number];
  }

  find(column: TextColumn, text: string): number[] {
    if (column === 'eventID' && parseUuid(encode(text), scratch, 0))
      return eventsWithUuid(this.columns, scratch);
    return this.having(column, this.strings.find(text));
  }

  having(column: TextColumn, own: number): number[] {
    return own === 0 ? [] : indexesOf(this.columns[column], own, this.count);
  }

  uuid(index: number, out: Uint8Array, at: number): boolean {
    return writeUuid(this.columns, index, out, at);
  }

  uuidWord(index: number, word: 0 | 1 | 2 | 3): number {
    return this.columns[UUID_COLUMNS[word]][index]!;
  }

  uuidWords(first: number, end: number): Uint32Array {
    return uuidWordsOf(this, first, end);
  }

  note(index: number): number {
    return this.columns.note[index]!;
  }

  placeIn(column: PlaceColumn, index: number): number {
    return this.columns[column][index]!;
  }

  /** Looks at all of them. */
  untimed(): Untimed | undefined {
    const { time, offset, length } = this.columns;
    let count = 0;
    let first = -1;
    for (let index = 0; index < this.count; index++) {
      const at = time[index]!;
      // Only what is no number differs from itself.
      if (at === at) continue;
      if (count++ === 0) first = index;
    }
    return first < 0 ? undefined : { count, first: { offset: offset[first]!, length: length[first]! } };
  }
}

/** A column's numbers, one for each event; not to be changed. */
export function numbersOf(rows: Rows, column: NumberColumn | TextColumn): Numbers {
  return rows.slice(column, 0, rows.count);
}
