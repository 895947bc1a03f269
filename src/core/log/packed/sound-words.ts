import { TEXT_COLUMNS } from '../columns/columns.ts';
import { readBits, wordsFor } from './bits.ts';
import {
  BASE,
  BITS,
  HEAD_OF,
  HEAD_WORDS,
  IDS,
  NEXT_BASE,
  numberIn,
  OWN_NUMBERS,
  ROWS_A_START,
  SIGNATURES,
  START,
  START_BITS,
  TIME_STEP,
  timeBase,
  timeIn,
  type WordColumn,
} from './row-words.ts';
import { areSignatures } from './signatures.ts';
import { MOST_MILLISECONDS } from './times.ts';

/** What the words of a log must fit. */
export interface Limits {
  readonly count: number;
  readonly textLength: number;
  /** How many there are, with the 0 of no string. */
  readonly ownNumbers: number;
  readonly layerLists: number;
  readonly shapes: number;
}

/** True where words from somewhere are the rows of a log: whatever is asked of them is there, and counts in what there is. */
export function areRows(words: Uint32Array, limits: Limits): boolean {
  // Of some rows each begins elsewhere, which takes a bit at least; so nobody loops for ever.
  if (words.length < HEAD_WORDS || limits.count > words.length * 32 ** 2) return false;
  if (![0, ROWS_A_START].includes(words[START_BITS]!)) return false;
  return (
    arePlain(words, limits) && areTexts(words, limits) && areTimes(words, limits) && isTail(words, limits)
  );
}

function arePlain(words: Uint32Array, { count, textLength, layerLists, shapes }: Limits): boolean {
  const starts = Math.ceil(count / 2 ** words[START_BITS]!);
  const gaps = words[START_BITS] === 0 ? 0 : count;
  const isSound =
    isColumn(words, 'start', starts, Infinity) &&
    isColumn(words, 'farStart', starts, Infinity) &&
    isColumn(words, 'gap', gaps, Infinity) &&
    isColumn(words, 'length', count, textLength + 1) &&
    isColumn(words, 'layers', count, layerLists) &&
    isColumn(words, 'shape', count, shapes);
  if (!isSound) return false;
  for (let index = 0; index < count; index++) if (numberIn(words, 'offset', index) > textLength) return false;
  return true;
}

function areTexts(words: Uint32Array, { count, ownNumbers }: Limits): boolean {
  if (words[OWN_NUMBERS] !== ownNumbers - 1 || words[HEAD_OF[TEXT_COLUMNS[0]] + BASE] !== 0) return false;
  return TEXT_COLUMNS.every((name) => {
    const head = HEAD_OF[name];
    const own = words[head + NEXT_BASE]! - words[head + BASE]!;
    return own >= 0 && isColumn(words, name, count, own + 1) && (words[head + BITS] !== 0 || own <= 1);
  });
}

/** True where so many numbers of a column are there, and all are below `end`. */
function isColumn(words: Uint32Array, name: WordColumn, count: number, end: number): boolean {
  const head = HEAD_OF[name];
  const [start, bits] = [words[head + START]!, words[head + BITS]!];
  if (bits === 0) return count === 0 || TEXTS.has(name) || words[head + BASE]! < end;
  if (bits > 32 || start + wordsFor(bits, count) > words.length) return false;
  if (end >= 2 ** bits) return true;
  for (let index = 0; index < count; index++) if (readBits(words, start, bits, index) >= end) return false;
  return true;
}

const TEXTS: ReadonlySet<WordColumn> = new Set(TEXT_COLUMNS);

function areTimes(words: Uint32Array, { count }: Limits): boolean {
  const step = words[TIME_STEP]!;
  // Whatever is added to it is a date as well.
  if (step === 1 || step === 1000)
    return (
      isColumn(words, 'time', count, Infinity) &&
      Math.abs(timeBase(words)) <= MOST_MILLISECONDS - 2 ** 32 * 1000
    );
  if (step !== 0 || words[HEAD_OF.time + START]! + 2 * count > words.length) return false;
  for (let index = 0; index < count; index++)
    if (Math.abs(timeIn(words, index)) > MOST_MILLISECONDS) return false;
  return true;
}

function isTail(words: Uint32Array, { count }: Limits): boolean {
  const [ids, signatures] = [words[IDS]!, words[SIGNATURES]!];
  if (ids !== 0 && ids + 4 * count > words.length) return false;
  return signatures <= words.length && areSignatures(words.subarray(signatures), count);
}
