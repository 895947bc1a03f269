import { NOTE, type NumberColumn, type TextColumn } from '../columns/columns.ts';
import type { Numbers, Rows } from '../columns/rows.ts';
import type { StringTable } from '../columns/strings.ts';
import { encode } from '../bytes.ts';
import type { PackedPart, SharedLog } from './packed-log.ts';
import { IDS, ownIn, SIGNATURES, timeIn, valueIn } from './row-words.ts';
import type { Signature } from '../columns/signature.ts';
import { signaturesIn, signaturesOfPart } from './signatures.ts';
import { parseUuid, uuidText, UUID_BYTES } from './uuid.ts';
import { rowsHaving, timesInto, valuesIn } from './whole-columns.ts';

/** Which of a log's events, and where their text begins in that of all. */
type Part = Pick<PackedPart, 'first' | 'count' | 'start'>;

const id = new Uint8Array(UUID_BYTES);
const idWords = new Uint32Array(id.buffer);

/** The rows of a packed log, or of a part of one, whose strings have been interned in a table that many logs share. */
export class PackedRows implements Rows {
  readonly strings: StringTable;
  /** What they are rows of. */
  readonly log: SharedLog;
  readonly count: number;
  readonly #first: number;
  readonly #start: number;

  constructor(log: SharedLog, strings: StringTable, part?: Part) {
    this.strings = strings;
    this.log = log;
    this.count = part ? part.count : log.count;
    this.#first = part ? part.first : 0;
    this.#start = part ? part.start : 0;
  }

  /** False where the log holds the events of other texts, too. */
  get isWhole(): boolean {
    return this.count === this.log.count;
  }

  get signatures(): readonly Signature[] {
    const { words } = this.log;
    const all = signaturesIn(words.subarray(words[SIGNATURES]));
    return this.isWhole ? all : signaturesOfPart(all, this.#first, this.count);
  }

  get numbers(): number {
    return this.log.strings.length;
  }

  get numbering(): object {
    return this.log;
  }

  at(column: NumberColumn | TextColumn, index: number): number {
    const value = valueIn(this.log.words, column, this.#first + index);
    return column === 'offset' ? value - this.#start : value;
  }

  slice(column: NumberColumn | TextColumn, first: number, end: number): Numbers {
    const values = valuesIn(this.log.words, column, this.#first + first, this.#first + end);
    if (column === 'offset' && this.#start > 0)
      for (let at = 0; at < values.length; at++) values[at]! -= this.#start;
    return values;
  }

  time(index: number): number {
    return timeIn(this.log.words, this.#first + index);
  }

  times(first: number, end: number): Float64Array {
    return timesInto(this.log.words, this.#first + first, new Float64Array(end - first));
  }

  text(column: TextColumn, index: number): string | undefined {
    const own = ownIn(this.log.words, column, this.#first + index);
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
    return own === 0 ? [] : rowsHaving(this.log.words, column, own, this.#first, this.count);
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
    return ids === 0 ? 0 : words[ids + 4 * (this.#first + index) + word]!;
  }

  uuidWords(first: number, end: number): Uint32Array {
    const { words } = this.log;
    const ids = words[IDS]!;
    if (ids === 0) return new Uint32Array(4 * (end - first));
    const start = ids + 4 * this.#first;
    return words.subarray(start + 4 * first, start + 4 * end);
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
