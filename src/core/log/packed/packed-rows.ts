import { indexesOf } from '../column-rows.ts';
import { NOTE, type NumberColumn, type TextColumn } from '../columns.ts';
import type { Numbers, Rows } from '../rows.ts';
import type { StringTable } from '../strings.ts';
import { encode } from '../bytes.ts';
import { at as numberAt } from './narrow.ts';
import type { PackedColumn, SharedLog } from './packed-log.ts';
import type { Signature } from '../signature.ts';
import { signaturesIn } from './signatures.ts';
import { timeAt } from './times.ts';
import { parseUuid, uuidText, UUID_BYTES } from './uuid.ts';

/** The rows of a packed log whose strings have been interned in a table that many logs share. */
export class PackedRows implements Rows {
  readonly count: number;
  readonly strings: StringTable;
  /** What they are rows of. */
  readonly log: SharedLog;
  readonly #columns: SharedLog['columns'];
  readonly #times: SharedLog['times'];
  readonly #eventIDs: Uint8Array;
  /** The number in `strings` of each own number. */
  readonly #shared: SharedLog['strings'];

  constructor(log: SharedLog, strings: StringTable) {
    this.count = log.count;
    this.strings = strings;
    this.log = log;
    this.#columns = log.columns;
    this.#times = log.times;
    this.#eventIDs = log.eventIDs;
    this.#shared = log.strings;
  }

  get signatures(): readonly Signature[] {
    return signaturesIn(this.log.signatures);
  }

  get numbers(): number {
    return this.#shared.length;
  }

  at(column: NumberColumn | TextColumn, index: number): number {
    return numberAt(this.#columns[column], index);
  }

  slice(column: NumberColumn | TextColumn, first: number, end: number): Numbers {
    const numbers = this.#columns[column];
    return typeof numbers === 'number'
      ? new Uint32Array(end - first).fill(numbers)
      : numbers.subarray(first, end);
  }

  time(index: number): number {
    return timeAt(this.#times, index);
  }

  text(column: TextColumn, index: number): string | undefined {
    const number = this.at(column, index);
    if (number !== 0) return this.strings.text(this.#shared[number]!);
    return column === 'eventID' && this.#eventIDs.length > 0
      ? uuidText(this.#eventIDs, index * UUID_BYTES)
      : undefined;
  }

  stringOf(own: number): number {
    return this.#shared[own]!;
  }

  numberOf(text: string): number {
    const number = this.strings.find(text);
    return number === 0 ? 0 : Math.max(0, this.#shared.indexOf(number));
  }

  find(column: TextColumn, text: string): number[] {
    const id = new Uint8Array(UUID_BYTES);
    if (column === 'eventID' && parseUuid(encode(text), id, 0)) return this.#findId(id);
    return this.having(column, this.numberOf(text));
  }

  having(column: TextColumn, own: number): number[] {
    return own === 0 ? [] : this.#indexesOf(this.#columns[column], own);
  }

  uuid(index: number, out: Uint8Array, start: number): boolean {
    if (this.#eventIDs.length === 0) return false;
    let some = 0;
    for (let byte = 0; byte < UUID_BYTES; byte++) {
      some |= out[start + byte] = this.#eventIDs[index * UUID_BYTES + byte]!;
    }
    return some !== 0;
  }

  uuidWord(index: number, word: 0 | 1 | 2 | 3): number {
    const ids = this.#eventIDs;
    if (ids.length === 0) return 0;
    const at = index * UUID_BYTES + word * 4;
    return (ids[at]! | (ids[at + 1]! << 8) | (ids[at + 2]! << 16) | (ids[at + 3]! << 24)) >>> 0;
  }

  note(): number {
    return NOTE.none;
  }

  placeIn(): number {
    return 0;
  }

  #indexesOf(column: PackedColumn, number: number): number[] {
    if (typeof column !== 'number') return indexesOf(column, number);
    return column === number ? Array.from({ length: this.count }, (_, index) => index) : [];
  }

  #findId(id: Uint8Array): number[] {
    const ids = this.#eventIDs;
    const indexes: number[] = [];
    for (let start = 0; start < ids.length; start += UUID_BYTES) {
      let same = 0;
      while (same < UUID_BYTES && ids[start + same] === id[same]) same++;
      if (same === UUID_BYTES) indexes.push(start / UUID_BYTES);
    }
    return indexes;
  }
}
