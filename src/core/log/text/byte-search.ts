import { inOneGo } from '../steps.ts';
import type { LogText } from './log-text.ts';

/**
 * Every offset at which `needle` stands in `text`, ascending. Looks at a fraction of the bytes, about one in the
 * needle's length. An empty needle stands nowhere.
 */
export function offsetsOf(text: Uint8Array, needle: Uint8Array): number[] {
  const offsets: number[] = [];
  if (needle.length === 0) return offsets;
  const shifts = shiftsOf(needle);
  const last = needle.length - 1;
  for (let end = last; end < text.length;) {
    const isHere = text[end] === needle[last] && standsAt(text, end - last, needle, SAME);
    if (isHere) offsets.push(end - last);
    end += isHere ? 1 : shifts[text[end]!]!;
  }
  return offsets;
}

/** So much of a text is searched at once. */
const STRETCH = 1 << 22;

/** The same in a text that may be read only where somebody looks: it is looked at stretch by stretch. */
export function offsetsInText(text: LogText, needle: Uint8Array): number[] {
  return inOneGo(offsetsInSteps(text, needle));
}

/** A part of a text, by its bytes. */
export interface TextPart {
  readonly start: number;
  readonly end: number;
}

/** The same in a part of a text, pausing before each further stretch. */
export function* offsetsInSteps(
  text: LogText,
  needle: Uint8Array,
  { start, end }: TextPart = { start: 0, end: text.length },
): Generator<void, number[]> {
  const offsets: number[] = [];
  for (let from = start; from < end; from += STRETCH) {
    if (from > start) yield;
    const stretch = text.subarray(from, Math.min(end, from + STRETCH + needle.length - 1));
    for (const offset of offsetsOf(stretch, needle)) offsets.push(from + offset);
  }
  return offsets;
}

/** Every offset of `first` where one of `seconds` comes next, likewise. Quick where `first` is rare. */
export function* pairsInSteps(
  text: LogText,
  first: number,
  seconds: readonly number[],
  { start, end }: TextPart = { start: 0, end: text.length },
): Generator<void, number[]> {
  const offsets: number[] = [];
  for (let from = start; from < end; from += STRETCH) {
    if (from > start) yield;
    const stretch = text.subarray(from, Math.min(end, from + STRETCH + 1));
    const last = Math.min(STRETCH, stretch.length);
    for (let at = stretch.indexOf(first); at >= 0 && at < last; at = stretch.indexOf(first, at + 1)) {
      if (seconds.includes(stretch[at + 1]!)) offsets.push(from + at);
    }
  }
  return offsets;
}

/** Tells whether what is looked for stands in `text[start, end)`: without both, anywhere in it. */
export type Search = (text: Uint8Array, start?: number, end?: number) => boolean;

/** Gives the function that tells whether any of these words, none of them empty, stands in a text. */
export function anyWord(words: readonly Uint8Array[]): Search {
  return searchFor(words, SAME);
}

/** The same for words in small letters, which may be written in capitals as well (of ASCII). */
export function anyWordInAnyCase(words: readonly Uint8Array[]): Search {
  return searchFor(words, SMALL);
}

/** What a byte is taken for. */
const SAME = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const SMALL = SAME.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte));

function searchFor(words: readonly Uint8Array[], fold: Uint8Array): Search {
  const shortest = Math.min(...words.map(({ length }) => length));
  if (words.length > 0 && shortest >= LEAST_IN_PAIRS) return searchInPairs(words, shortest, fold);
  const searches = words.map((word) => {
    const ofWord = shiftsOf(word);
    return { word, shifts: Uint32Array.from(fold, (byte) => ofWord[byte]!) };
  });
  return (text, start = 0, end = text.length) =>
    searches.some(({ word, shifts }) => holds(text, start, end, word, shifts, fold));
}

/** Shorter words are not worth looking at two bytes at a time. */
const LEAST_IN_PAIRS = 4;
const PAIRS = 1 << 12;

/**
 * All words in one pass (Wu-Manber): two bytes tell how far to go on, and single ones, of which almost any stands in
 * some word, do not. Capitals and small letters count as the same there.
 */
function searchInPairs(words: readonly Uint8Array[], shortest: number, fold: Uint8Array): Search {
  const shifts = new Uint8Array(PAIRS).fill(Math.min(shortest - 1, 0xff));
  for (const word of words) {
    for (let i = 1; i < shortest; i++) {
      const pair = pairOf(word[i - 1]!, word[i]!);
      shifts[pair] = Math.min(shifts[pair]!, shortest - 1 - i);
    }
  }
  return (text, start = 0, end = text.length) => {
    for (let at = start + shortest - 1; at < end;) {
      const shift = shifts[pairOf(text[at - 1]!, text[at]!)]!;
      if (shift === 0 && anyStandsAt(text, at - shortest + 1, end, words, fold)) return true;
      at += shift || 1;
    }
    return false;
  };
}

function pairOf(first: number, second: number): number {
  return (((first | 0x20) << 5) ^ (second | 0x20)) & (PAIRS - 1);
}

function anyStandsAt(
  text: Uint8Array,
  offset: number,
  end: number,
  words: readonly Uint8Array[],
  fold: Uint8Array,
): boolean {
  for (const word of words) {
    if (offset + word.length <= end && standsAt(text, offset, word, fold)) return true;
  }
  return false;
}

function holds(
  text: Uint8Array,
  start: number,
  end: number,
  word: Uint8Array,
  shifts: Uint32Array,
  fold: Uint8Array,
): boolean {
  const last = word.length - 1;
  const lastByte = word[last];
  for (let at = start + last; at < end; at += shifts[text[at]!]!) {
    if (fold[text[at]!] === lastByte && standsAt(text, at - last, word, fold)) return true;
  }
  return false;
}

/** How far to go on from each byte that stands where the needle would end (Boyer-Moore-Horspool). */
function shiftsOf(needle: Uint8Array): Uint32Array {
  const last = needle.length - 1;
  const shifts = new Uint32Array(256).fill(needle.length);
  for (let i = 0; i < last; i++) shifts[needle[i]!] = last - i;
  return shifts;
}

function standsAt(text: Uint8Array, offset: number, needle: Uint8Array, fold: Uint8Array): boolean {
  for (let i = 0; i < needle.length; i++) if (fold[text[offset + i]!] !== needle[i]) return false;
  return true;
}
