import { NOTE, UUID_COLUMNS, eventAlone, withEvent } from './columns.ts';
import type { Columns, NumberColumn, PlaceColumn, TextColumn } from './columns.ts';
import { encode } from './bytes.ts';
import { eventsWithUuid, writeUuid } from './event-ids.ts';
import { UNMOVED, type Moves } from './moves.ts';
import { parseUuid, uuidText, UUID_BYTES } from './packed/uuid.ts';
import type { Rows } from './rows.ts';
import type { StringTable } from './strings.ts';

const scratch = new Uint8Array(UUID_BYTES);

/** The rows of a log that was read here: its own numbers are those of its table. */
export class ColumnRows implements Rows {
  #columns: Columns;
  #moves: Moves;

  /** `moves` are not in `columns` yet. */
  constructor(columns: Columns, moves = UNMOVED) {
    this.#columns = moves.isFull ? withMoves(columns, moves) : columns;
    this.#moves = moves.isFull ? UNMOVED : moves;
  }

  get columns(): Columns {
    if (this.#moves !== UNMOVED) {
      this.#columns = withMoves(this.#columns, this.#moves);
      this.#moves = UNMOVED;
    }
    return this.#columns;
  }

  get count(): number {
    return this.#columns.count;
  }

  get strings(): StringTable {
    return this.#columns.strings;
  }

  get numbers(): number {
    return this.strings.size;
  }

  at(column: NumberColumn | TextColumn, index: number): number {
    const number = this.#columns[column][index]!;
    if (this.#moves === UNMOVED) return number;
    if (column === 'offset') return number + this.#moves.shiftOf(index);
    return column === 'length' ? number + this.#moves.growthOf(index) : number;
  }

  time(index: number): number {
    return this.#columns.time[index]!;
  }

  text(column: TextColumn, index: number): string | undefined {
    const number = this.#columns[column][index]!;
    if (number === 0 && column === 'eventID') {
      return writeUuid(this.#columns, index, scratch, 0) ? uuidText(scratch, 0) : undefined;
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
      return eventsWithUuid(this.#columns, scratch);
    const number = this.numberOf(text);
    return number === 0 ? [] : indexesOf(this.#columns[column], number, this.count);
  }

  uuid(index: number, out: Uint8Array, at: number): boolean {
    return writeUuid(this.#columns, index, out, at);
  }

  uuidWord(index: number, word: 0 | 1 | 2 | 3): number {
    return this.#columns[UUID_COLUMNS[word]][index]!;
  }

  /**
   * The rows after event `index` has become the only one of `fresh`, which shares their strings, and has grown by so many
   * bytes. Columns in which nothing changes are shared.
   */
  withEvent(index: number, fresh: Columns, growth: number): ColumnRows {
    return new ColumnRows(withEvent(this.#columns, index, fresh), this.#moves.with(index, growth));
  }

  /** The row of one event alone, which begins its text. */
  alone(index: number): ColumnRows {
    return new ColumnRows(eventAlone(this.#columns, index, this.at('length', index)));
  }

  /** What is known of a record's text: one of `NOTE`. */
  note(index: number): number {
    return this.#columns.note[index]!;
  }

  /** Where in its record a part begins; 0 where that is not known. */
  placeIn(column: PlaceColumn, index: number): number {
    return this.#columns[column][index]!;
  }

  /** True when both are known to have the same events in the same places: the columns that tell them apart are shared. */
  hasSameIdsAs(other: ColumnRows): boolean {
    const [a, b] = [this.#columns, other.#columns];
    return a.strings === b.strings && a.count === b.count && IDENTITY.every((name) => a[name] === b[name]);
  }
}

const IDENTITY = ['eventID', ...UUID_COLUMNS, 'accountId', 'awsRegion'] as const;

function withMoves(columns: Columns, moves: Moves): Columns {
  const [offset, length] = [columns.offset, columns.length].map((column) => column.slice(0, columns.count));
  moves.apply(offset!, length!);
  return { ...columns, offset: offset!, length: length! };
}

/** A column's numbers, one for each event; not to be changed. */
export function numbersOf(rows: Rows, column: NumberColumn | TextColumn): Uint32Array | Uint8Array {
  if (rows instanceof ColumnRows) return rows.columns[column].subarray(0, rows.count);
  return Uint32Array.from({ length: rows.count }, (_, index) => rows.at(column, index));
}

/** What is known of a record's text: one of `NOTE`. */
export function noteOf(rows: Rows, index: number): number {
  return rows instanceof ColumnRows ? rows.note(index) : NOTE.none;
}

/** Where in its record a part begins; 0 where that is not known. */
export function placeIn(rows: Rows, column: PlaceColumn, index: number): number {
  return rows instanceof ColumnRows ? rows.placeIn(column, index) : 0;
}

/** Where a number stands among the first `count` numbers, ascending. */
export function indexesOf(
  numbers: Uint8Array | Uint16Array | Uint32Array | Float64Array,
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

/** True when both are known to have the same events in the same places. */
export function hasSameIds(before: Rows, after: Rows): boolean {
  return before instanceof ColumnRows && after instanceof ColumnRows && before.hasSameIdsAs(after);
}
