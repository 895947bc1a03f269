import { BACKSLASH, encode } from '../../log/bytes.ts';
import { eventCount } from '../../log/events.ts';
import { tableOf } from '../../log/finish.ts';
import type { Log } from '../../log/log.ts';
import { offsetsInSteps, pairsInSteps, type TextPart } from '../../log/text/byte-search.ts';
import { memoryOfOne } from '../lazy.ts';
import type { Stretch } from './stretches.ts';

/** An event that may hold a value, and the one offset where the whole value stands in it, if there is exactly one. */
export interface Candidate {
  /** The event's index in its log. */
  readonly index: number;
  readonly only: number | undefined;
}

/**
 * The events of a log that may hold a string, found in its bytes without reading a record. Complete, whatever the
 * spelling: a JSON text can write any character as an escape, so an event with an escape of one of the value's
 * characters is always a candidate. Only the events of `stretch` are looked at, if it is given. Pauses every few
 * milliseconds.
 */
function* candidates(log: Log, value: string, stretch?: Stretch): Generator<void, Candidate[]> {
  const { first, end } = stretch ?? { first: 0, end: eventCount(log) };
  const needle = longestPlainRun(value);
  if (needle === '')
    return Array.from({ length: end - first }, (_, at) => ({ index: first + at, only: undefined }));
  const part = stretch && textOf(log, stretch);
  const whole = needle === value;
  const found = new Map<number, number | undefined>();
  const offsetsFound = yield* offsetsInSteps(log.text, encode(needle), part);
  for (const { index, offsets } of byEvent(log, offsetsFound, first)) {
    found.set(index, whole && offsets.length === 1 ? offsets[0] : undefined);
  }
  const codesOfValue = new Set(Array.from({ length: value.length }, (_, i) => value.charCodeAt(i)));
  const escaping = stretch ? yield* escapingEvents(log, stretch) : yield* escapesOf(log).inSteps();
  for (const { index, codes } of escaping) {
    if (codes.some((code) => codesOfValue.has(code))) found.set(index, undefined);
  }
  return [...found].map(([index, only]) => ({ index, only })).toSorted((a, b) => a.index - b.index);
}

/** The same of some stretches; of an opened log, whose text has to be brought, each in a step. */
export function* candidatesIn(
  { log, isOpened }: { readonly log: Log; readonly isOpened: boolean },
  value: string,
  stretches: readonly Stretch[],
): Generator<void, Candidate[]> {
  const found: Candidate[] = [];
  for (const stretch of stretches) {
    if (isOpened) yield;
    const isWhole = stretch.end - stretch.first === eventCount(log);
    for (const candidate of yield* candidates(log, value, isWhole ? undefined : stretch))
      found.push(candidate);
  }
  return found;
}

/** Where the records of a stretch stand. */
function textOf(log: Log, { first, end }: Stretch): TextPart {
  const { rows } = tableOf(log);
  return {
    start: rows.at('offset', first),
    end: Math.min(log.text.length, rows.at('offset', end - 1) + rows.at('length', end - 1)),
  };
}

/** The indexes of the events in whose records these bytes stand, ascending. Pauses likewise. */
export function* eventsHolding(log: Log, needle: Uint8Array): Generator<void, number[]> {
  return byEvent(log, yield* offsetsInSteps(log.text, needle)).map(({ index }) => index);
}

/** The longest part of a value that every JSON writer spells alike, unless it uses one of these escapes. */
function longestPlainRun(value: string): string {
  return value.split(/["\\\p{Cc}]/u).reduce((longest, run) => (run.length > longest.length ? run : longest));
}

const LETTER_U = 0x75;
const SLASH = 0x2f;

/** An event with the UTF-16 codes of what it writes as `\uXXXX`, or as `\/`. */
export interface EscapingEvent {
  readonly index: number;
  readonly codes: readonly number[];
}

/** The events of a log that use such escapes, looked for in its text when somebody asks. */
export const escapesOf = memoryOfOne((log: Log) => escapingEvents(log));

/** The same of a log, or of a stretch of it, each time anew. Pauses every few milliseconds. */
function* escapingEvents(log: Log, stretch?: Stretch): Generator<void, EscapingEvent[]> {
  const { text } = log;
  const codeAt = (offset: number): number =>
    text.subarray(offset + 1, offset + 2)[0] === SLASH
      ? SLASH
      : hexNumber(text.subarray(offset + 2, offset + 6));
  const part = stretch && textOf(log, stretch);
  const offsets = yield* pairsInSteps(text, BACKSLASH, [LETTER_U, SLASH], part);
  return byEvent(log, offsets, stretch?.first).map(({ index, offsets: ofEvent }) => ({
    index,
    codes: [...new Set(ofEvent.map(codeAt))],
  }));
}

/** The UTF-16 codes that a record writes as `\uXXXX`. */
export function escapesIn(record: Uint8Array): number[] {
  const codes: number[] = [];
  for (let at = record.indexOf(BACKSLASH); at >= 0; at = record.indexOf(BACKSLASH, at + 1)) {
    if (record[at + 1] === LETTER_U) codes.push(hexNumber(record.subarray(at + 2, at + 6)));
  }
  return codes;
}

function hexNumber(digits: Uint8Array): number {
  return Number.parseInt(String.fromCharCode(...digits), 16);
}

interface OffsetsOfEvent {
  readonly index: number;
  readonly offsets: number[];
}

/** Ascending offsets grouped by the event, `first` or later, in whose record they lie; those between records are dropped. */
function byEvent(log: Log, offsets: readonly number[], first = 0): OffsetsOfEvent[] {
  const { rows } = tableOf(log);
  const groups: OffsetsOfEvent[] = [];
  let next = first;
  for (const offset of offsets) {
    while (next < rows.count && rows.at('offset', next) + rows.at('length', next) <= offset) next++;
    if (next === rows.count) break;
    if (offset < rows.at('offset', next)) continue;
    const group = groups.at(-1);
    if (group?.index === next) group.offsets.push(offset);
    else groups.push({ index: next, offsets: [offset] });
  }
  return groups;
}
