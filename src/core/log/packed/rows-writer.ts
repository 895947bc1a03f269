import type { TextColumn } from '../columns/columns.ts';
import { grown } from '../grow.ts';
import { newRoomForRows } from './room-for-rows.ts';
import { ownNumbersFor, type OwnNumbers } from './own-numbers.ts';
import { bitsOf, wordsFor, writeBits } from './bits.ts';
import { numberTimes } from './times.ts';
import {
  BASE,
  BITS,
  halvesOf,
  HEAD_OF,
  HEAD_WORDS,
  IDS,
  OWN_NUMBERS,
  ROWS_A_START,
  SIGNATURES,
  START,
  START_BITS,
  TIME_BASE_HIGH,
  TIME_BASE_LOW,
  TIME_STEP,
  type WordColumn,
} from './row-words.ts';

/** Offsets in texts of any length. */
export type Offsets = Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** What one of several logs, which are joined, has in a column of text. */
export interface TextOfPart {
  /** Numbers of the strings that the column has, each once, in the order in which rows have them. */
  readonly strings: Uint16Array | Uint32Array;
  /** Of each row which of these it has, from 1 on; 0 for none. */
  readonly places: Uint32Array;
}

/** Where more lies between two records, each says where it begins. */
const LARGEST_GAP = 2 ** 16;

/**
 * Writes the rows of a log as words (see `row-words.ts`), column by column: the columns of text in their order, then
 * the ids, then the signatures.
 */
export class RowsWriter {
  readonly #count: number;
  #words: Uint32Array<ArrayBuffer>;
  #used = HEAD_WORDS;
  readonly #values: Uint32Array<ArrayBuffer>;
  readonly #strings: number;
  readonly #owns: OwnNumbers;
  #order: Uint32Array<ArrayBuffer>;
  #own = 0;

  /** So many rows, whose strings have numbers below `strings`. What is written stands in what `room` gives, if there is enough. */
  constructor(count: number, strings: number, room = newRoomForRows) {
    const { words, values, order } = room(count, strings);
    this.#count = count;
    this.#words = words;
    this.#values = values;
    this.#strings = strings;
    this.#owns = ownNumbersFor(strings);
    this.#order = order;
  }

  /** Where records begin and how long they are. */
  places(offsets: Offsets | Uint32Array, lengths: Uint32Array): void {
    this.numbers('length', lengths);
    const bits = this.#gaps(offsets, lengths) ? ROWS_A_START : 0;
    this.#words[START_BITS] = bits;
    this.numbers('gap', this.#values, bits === 0 ? 0 : this.#count);
    const starts = Math.ceil(this.#count / 2 ** bits);
    const values = this.#values;
    for (let start = 0; start < starts; start++) values[start] = offsets[start << bits]! % 2 ** 32;
    this.numbers('start', values, starts);
    for (let start = 0; start < starts; start++) values[start] = offsets[start << bits]! / 2 ** 32;
    this.numbers('farStart', values, starts);
  }

  /** Numbers that stand for themselves. */
  numbers(column: Exclude<WordColumn, TextColumn>, numbers: Uint32Array, count = this.#count): void {
    const first = count === 0 ? 0 : numbers[0]!;
    // Bits that any has, and in which any differs: told without a comparison for each.
    let some = 0;
    let differences = 0;
    for (let index = 0; index < count; index++) {
      some |= numbers[index]!;
      differences |= numbers[index]! ^ first;
    }
    this.#put(column, numbers, count, differences === 0 ? 0 : bitsOf(some), first);
  }

  /** The same of numbers that stand in bytes. */
  bytes(column: 'layers' | 'shape', bytes: Uint8Array): void {
    const values = this.#values;
    for (let index = 0; index < this.#count; index++) values[index] = bytes[index]!;
    this.numbers(column, values);
  }

  /** Numbers of strings: they get own ones. */
  text(column: TextColumn, numbers: Uint32Array): void {
    const before = this.#beginText();
    const first = this.#count === 0 ? 0 : numbers[0]!;
    // Of a delivered log several columns say the same of all events.
    const isOne = areAll(first, numbers, this.#count);
    if (!isOne) this.#renumber(numbers, this.#values, this.#count, before);
    else if (first !== 0) this.#order[++this.#own] = first;
    this.#endText(column, before, isOne);
  }

  /** The same of rows that several logs have. Each string of one is looked up once. */
  joinedText(column: TextColumn, parts: Iterable<TextOfPart>): void {
    const before = this.#beginText();
    const values = this.#values;
    let row = 0;
    for (const { strings, places } of parts) {
      const owns = new Uint32Array(1 + strings.length);
      this.#renumber(strings, owns.subarray(1), strings.length, before);
      for (let at = 0; at < places.length; at++) values[row++] = owns[places[at]!]!;
    }
    const isOne = this.#own - before <= 1 && areAll(values[0] ?? 0, values, this.#count);
    this.#endText(column, before, isOne);
  }

  /** Milliseconds, NaN for none. */
  times(times: Float64Array): void {
    const numbered = numberTimes(times, this.#values);
    if (numbered) {
      const { base, step } = numbered;
      this.numbers('time', this.#values);
      this.#words[TIME_STEP] = step;
      this.#words[TIME_BASE_HIGH] = Math.floor(base / 2 ** 32);
      this.#words[TIME_BASE_LOW] = base - Math.floor(base / 2 ** 32) * 2 ** 32;
      return;
    }
    const start = this.#room(2 * times.length);
    this.#words[HEAD_OF.time + START] = start;
    for (let index = 0; index < times.length; index++)
      this.#words.set(halvesOf(times[index]!), start + 2 * index);
  }

  /** Room for the ids, four words a row, to be written to. */
  ids(): Uint32Array {
    const start = this.#room(4 * this.#count);
    this.#words[IDS] = start;
    return this.#words.subarray(start, this.#used);
  }

  /** See `packSignatures`. All of the rows: a view of what was written, and the strings that the own numbers stand for. */
  end(signatures: Uint32Array): {
    readonly words: Uint32Array<ArrayBuffer>;
    readonly order: Uint32Array<ArrayBuffer>;
  } {
    const start = this.#room(signatures.length);
    this.#words[SIGNATURES] = start;
    this.#words.set(signatures, start);
    return { words: this.#words.subarray(0, this.#used), order: this.#order.subarray(0, this.#own + 1) };
  }

  /** Makes room for the own numbers of a column. Returns the last one before. */
  #beginText(): number {
    const most = this.#own + Math.min(this.#count, this.#strings);
    if (this.#order.length <= most) this.#order = grown(this.#order, 2 * most);
    this.#owns.reserve(this.#strings, this.#count);
    // No string stays none.
    this.#owns.latest[0] = this.#owns.last;
    return this.#own;
  }

  /** Writes the values of a column, or what is the same of all rows. */
  #endText(column: TextColumn, before: number, isOne: boolean): void {
    this.#put(column, this.#values, this.#count, isOne ? 0 : bitsOf(this.#own - before), before);
    this.#words[OWN_NUMBERS] = this.#own;
    this.#owns.last += this.#own - before;
  }

  /** Has as values the own numbers in a column of the first `count` of these, from 1 on, which it puts in order. */
  #renumber(numbers: Uint16Array | Uint32Array, values: Uint32Array, count: number, before: number): void {
    const order = this.#order;
    const { latest, last } = this.#owns;
    let own = this.#own;
    for (let index = 0; index < count; index++) {
      // As small numbers, which V8 reckons with faster.
      const number = numbers[index]! | 0;
      let given = latest[number]!;
      if (given <= last && number !== 0) {
        order[++own] = number;
        given = last + own - before;
        latest[number] = given;
      }
      values[index] = given - last;
    }
    this.#own = own;
  }

  #put(column: WordColumn, numbers: Uint32Array, count: number, bits: number, base: number): void {
    const start = this.#room(wordsFor(bits, count));
    const head = HEAD_OF[column];
    this.#words[head + START] = start;
    this.#words[head + BITS] = bits;
    this.#words[head + BASE] = base;
    if (bits > 0) writeBits(numbers, count, bits, this.#words, start);
  }

  /** Has as values how many bytes lie between each record and the one before. False where that is not so for all. */
  #gaps(offsets: Offsets | Uint32Array, lengths: Uint32Array): boolean {
    const values = this.#values;
    for (let index = 1; index < this.#count; index++) {
      const gap = offsets[index]! - offsets[index - 1]! - lengths[index - 1]!;
      if (!(gap >= 0 && gap < LARGEST_GAP)) return false;
      values[index] = gap;
    }
    // Nobody asks for the first one's.
    if (this.#count > 0) values[0] = this.#count > 1 ? values[1]! : 0;
    return true;
  }

  #room(words: number): number {
    const start = this.#used;
    this.#used += words;
    if (this.#used > this.#words.length)
      this.#words = grown(this.#words, Math.max(this.#used, this.#words.length * 2));
    return start;
  }
}

function areAll(wanted: number, numbers: Uint32Array, count: number): boolean {
  for (let index = 0; index < count; index++) if (numbers[index] !== wanted) return false;
  return true;
}
