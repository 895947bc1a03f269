import { NOTE, type NumberColumn, type TextColumn } from '../columns/columns.ts';
import type { Numbers, Rows } from '../columns/rows.ts';
import type { StringTable } from '../columns/strings.ts';
import { encode } from '../bytes.ts';
import type { SharedLog } from './packed-log.ts';
import { IDS, ownIn, SIGNATURES, timeIn, valueIn } from './row-words.ts';
import type { Signature } from '../columns/signature.ts';
import { signaturesIn } from './signatures.ts';
import { parseUuid, uuidText, UUID_BYTES } from './uuid.ts';
import { rowsHaving, valuesIn } from './whole-columns.ts';

const id = new Uint8Array(UUID_BYTES);
const idWords = new Uint32Array(id.buffer);

/** The rows of a packed log whose strings have been interned in a table that many logs share. */
export class PackedRows implements Rows {
  readonly strings: StringTable;
  /** What they are rows of. */
  readonly log: SharedLog;

  constructor(log: SharedLog, strings: StringTable) {
    this.strings = strings;
    this.log = log;
  }

  get count(): number {
    return this.log.count;
  }

  get signatures(): readonly Signature[] {
    const { words } = this.log;
    return signaturesIn(words.subarray(words[SIGNATURES]));
  }

  get numbers(): number {
    return this.log.strings.length;
  }

  get numbering(): object {
    return this.log;
  }

  at(column: NumberColumn | TextColumn, index: number): number {
    return valueIn(this.log.words, column, index);
  }

  slice(column: NumberColumn | TextColumn, first: number, end: number): Numbers {
    return valuesIn(this.log.words, column, first, end);
  }

  time(index: number): number {
    return timeIn(this.log.words, index);
  }

  text(column: TextColumn, index: number): string | undefined {
    const own = ownIn(this.log.words, column, index);
    if (own !== 0) return this.strings.text(this.stringOf(own));
    return column === 'eventID' && this.uuid(index, id, 0) ? uuidText(id, 0) : undefined;
  }

  stringOf(own: number): number {
    return this.log.strings[own]!;
  }

  numbersOf(text: string): number[] {
    const number = this.strings.find(text);
    const owns: number[] = [];
    if (number === 0) return owns;
    const { strings } = this.log;
    for (let own = strings.indexOf(number); own > 0; own = strings.indexOf(number, own + 1)) owns.push(own);
    return owns;
  }

  find(column: TextColumn, text: string): number[] {
    if (column === 'eventID' && parseUuid(encode(text), id, 0)) return this.#findId(idWords);
    return this.numbersOf(text).flatMap((own) => this.having(column, own));
  }

  having(column: TextColumn, own: number): number[] {
    return own === 0 ? [] : rowsHaving(this.log.words, column, own, this.count);
  }

  uuid(index: number, out: Uint8Array, start: number): boolean {
    let some = 0;
    for (const word of [0, 1, 2, 3] as const) {
      const bits = this.uuidWord(index, word);
      some |= bits;
      for (let byte = 0; byte < 4; byte++) out[start + 4 * word + byte] = bits >>> (8 * byte);
    }
    return some !== 0;
  }

  uuidWord(index: number, word: 0 | 1 | 2 | 3): number {
    const { words } = this.log;
    const ids = words[IDS]!;
    return ids === 0 ? 0 : words[ids + 4 * index + word]!;
  }

  note(): number {
    return NOTE.none;
  }

  placeIn(): number {
    return 0;
  }

  #findId([a, b, c, d]: Uint32Array): number[] {
    const indexes: number[] = [];
    for (let index = 0; index < this.count; index++) {
      const isSame =
        this.uuidWord(index, 0) === a &&
        this.uuidWord(index, 1) === b &&
        this.uuidWord(index, 2) === c &&
        this.uuidWord(index, 3) === d;
      if (isSame) indexes.push(index);
    }
    return indexes;
  }
}
