import { TEXT_COLUMNS, type NumberColumn, type TextColumn } from '../columns/columns.ts';
import { readBits } from './bits.ts';

/*
 * The rows of a log as one array of words: of a case there are thousands of logs, and an array for each of their columns
 * would take more than what is in it. First comes the head, of each column three words:
 *
 *   where its numbers begin (`bits.ts`), how many bits each has, and what is added to them
 *
 * Without bits all are what would be added. Of a column of text that is how many own numbers the columns before it have:
 * its own follow, from 1 on, one for each different string, and 0 is none. Behind the head come the columns, then the ids,
 * then the signatures.
 */

type PlainColumn = Exclude<NumberColumn, 'offset'> | 'gap' | 'time' | 'start' | 'farStart';
export type WordColumn = PlainColumn | TextColumn;

/**
 * Where the head says what is to be known of each column; those of text come last, in the order of TEXT_COLUMNS. Written
 * out: in an object that is put together it takes several times as long to look one up.
 */
export const HEAD_OF: Readonly<Record<WordColumn, number>> = {
  length: 0,
  layers: 3,
  shape: 6,
  gap: 9,
  time: 12,
  start: 15,
  farStart: 18,
  eventID: 21,
  eventName: 24,
  eventSource: 27,
  eventTime: 30,
  awsRegion: 33,
  sourceIPAddress: 36,
  accessKeyId: 39,
  principalArn: 42,
  userName: 45,
  accountId: 48,
  error: 51,
  userAgent: 54,
  issuerArn: 57,
  outline: 60,
};
export const START = 0;
export const BITS = 1;
export const BASE = 2;
/** What the next column of text adds. Behind the last one it stands, too. */
export const NEXT_BASE = 5;

const FIRST_OF_TEXT = HEAD_OF[TEXT_COLUMNS[0]];
const AFTER = HEAD_OF[TEXT_COLUMNS.at(-1)!] + 3;
/** Of how many rows the start is noted, as a power of two: of each, or of one in 32. */
export const START_BITS = AFTER;
/** See `timeIn`: milliseconds from one number to the next, 0 where times stand as they are. */
export const TIME_STEP = AFTER + 1;
/** How many own numbers there are, without 0. */
export const OWN_NUMBERS = AFTER + BASE;
/** The time that 1 stands for: 2 ** 32 times this, which may be negative, */
export const TIME_BASE_HIGH = AFTER + 3;
/** and this. */
export const TIME_BASE_LOW = AFTER + 4;
/** Where the ids begin that are UUIDs, four words each; 0 where there are none. */
export const IDS = AFTER + 5;
/** Where the signatures begin, which are the rest. */
export const SIGNATURES = AFTER + 6;
export const HEAD_WORDS = AFTER + 7;

/** One in so many rows says where it begins. */
export const ROWS_A_START = 5;

/** A number of a column that is not of text. */
function plainIn(words: Uint32Array, column: PlainColumn, index: number): number {
  const head = HEAD_OF[column];
  const bits = words[head + BITS]!;
  return bits === 0 ? words[head + BASE]! : readBits(words, words[head + START]!, bits, index);
}

/** The log's own number of the string that a row has in a column; 0 for none. */
export function ownIn(words: Uint32Array, column: TextColumn, index: number): number {
  const head = HEAD_OF[column];
  const base = words[head + BASE]!;
  const bits = words[head + BITS]!;
  if (bits === 0) return base === words[head + NEXT_BASE] ? 0 : base + 1;
  const number = readBits(words, words[head + START]!, bits, index);
  return number === 0 ? 0 : base + number;
}

/** What a row has in a column: of text the log's own number. */
export function valueIn(words: Uint32Array, column: NumberColumn | TextColumn, index: number): number {
  return isOfText(column) ? ownIn(words, column, index) : numberIn(words, column, index);
}

export function isOfText(column: NumberColumn | TextColumn): column is TextColumn {
  return column !== 'offset' && HEAD_OF[column] >= FIRST_OF_TEXT;
}

/** What a row has in a column that is not of text. */
export function numberIn(words: Uint32Array, column: NumberColumn, index: number): number {
  return column === 'offset' ? offsetIn(words, index) : plainIn(words, column, index);
}

/** Offsets are mostly asked for one after the other. */
const latest = { words: new Uint32Array() as Uint32Array, index: 0, offset: 0 };

/**
 * Where a record begins: mostly so many bytes, alike for all, behind the one before. So only one in some rows says where;
 * in a log where records do not follow one another, each does.
 */
export function offsetIn(words: Uint32Array, index: number): number {
  const bits = words[START_BITS]!;
  const noted = index >>> bits;
  const isAfterLatest = latest.words === words && latest.index <= index && latest.index > noted << bits;
  let at = isAfterLatest ? latest.index : noted << bits;
  let offset = isAfterLatest
    ? latest.offset
    : plainIn(words, 'farStart', noted) * 2 ** 32 + plainIn(words, 'start', noted);
  for (; at < index; at++) offset += plainIn(words, 'length', at) + plainIn(words, 'gap', at + 1);
  latest.words = words;
  latest.index = index;
  latest.offset = offset;
  return offset;
}

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

/** The time of a row in milliseconds, NaN for none. Numbered times have 0 for none, 1 for the first. */
export function timeIn(words: Uint32Array, index: number): number {
  const step = words[TIME_STEP]!;
  if (step === 0) {
    const at = words[HEAD_OF.time + START]! + 2 * index;
    halves[0] = words[at]!;
    halves[1] = words[at + 1]!;
    return double[0]!;
  }
  const number = plainIn(words, 'time', index);
  return number === 0 ? NaN : timeBase(words) + (number - 1) * step;
}

export function timeBase(words: Uint32Array): number {
  return (words[TIME_BASE_HIGH]! | 0) * 2 ** 32 + words[TIME_BASE_LOW]!;
}

/** The words of a time that stands as it is. */
export function halvesOf(time: number): Uint32Array {
  double[0] = time;
  return halves;
}
