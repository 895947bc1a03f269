import { NOTE, UUID_COLUMNS } from './columns.ts';
import type { Columns, NumberColumn, PlaceColumn, TextColumn } from './columns.ts';
import { encode } from './bytes.ts';
import { eventsWithUuid, writeUuid } from './event-ids.ts';
import { parseUuid, uuidText, UUID_BYTES } from './packed/uuid.ts';
import type { Rows } from './rows.ts';
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

  get numbers(): number {
    return this.strings.size;
  }

  at(column: NumberColumn | TextColumn, index: number): number {
    return this.columns[column][index]!;
  }

  time(index: number): number {
    return this.columns.time[index]!;
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

  numberOf(text: string): number {
    return this.strings.find(text);
  }

  find(column: TextColumn, text: string): number[] {
    if (column === 'eventID' && parseUuid(encode(text), scratch, 0))
      return eventsWithUuid(this.columns, scratch);
    const number = this.numberOf(text);
    return number === 0 ? [] : indexesOf(this.columns[column], number, this.count);
  }

  uuid(index: number, out: Uint8Array, at: number): boolean {
    return writeUuid(this.columns, index, out, at);
  }

  uuidWord(index: number, word: 0 | 1 | 2 | 3): number {
    return this.columns[UUID_COLUMNS[word]][index]!;
  }
}

/** A column's numbers, one for each event; not to be changed. */
export function numbersOf(rows: Rows, column: NumberColumn | TextColumn): Uint32Array | Uint8Array {
  if (rows instanceof ColumnRows) return rows.columns[column].subarray(0, rows.count);
  return Uint32Array.from({ length: rows.count }, (_, index) => rows.at(column, index));
}

/** What is known of a record's text: one of `NOTE`. */
export function noteOf(rows: Rows, index: number): number {
  return rows instanceof ColumnRows ? rows.columns.note[index]! : NOTE.none;
}

/** Where in its record a part begins; 0 where that is not known. */
export function placeIn(rows: Rows, column: PlaceColumn, index: number): number {
  return rows instanceof ColumnRows ? rows.columns[column][index]! : 0;
}

/** Where a number stands among the first `count` numbers, ascending. */
export function indexesOf(
  numbers: Uint8Array | Uint16Array | Uint32Array,
  number: number,
  count = numbers.length,
): number[] {
  const indexes: number[] = [];
  let index = numbers.indexOf(number);
  while (index >= 0 && index < count) {
    indexes.push(index);
    index = numbers.indexOf(number, index + 1);
  }
  return indexes;
}

const IDENTITY = ['eventID', ...UUID_COLUMNS, 'accountId', 'awsRegion'] as const;

/** True when both are known to have the same events in the same places: the columns that tell them apart are shared. */
export function hasSameIds(before: Rows, after: Rows): boolean {
  if (!(before instanceof ColumnRows && after instanceof ColumnRows)) return false;
  const [a, b] = [before.columns, after.columns];
  return a.strings === b.strings && a.count === b.count && IDENTITY.every((name) => a[name] === b[name]);
}
