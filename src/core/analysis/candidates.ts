import { BACKSLASH, encode } from '../log/bytes.ts';
import { eventCount } from '../log/events.ts';
import { tableOf } from '../log/finish.ts';
import type { Log } from '../log/log.ts';
import { offsetsInSteps, pairsInSteps } from '../log/byte-search.ts';
import type { Stepped } from './lazy.ts';

/** An event that may hold a value, and the one offset where the whole value stands in it, if there is exactly one. */
export interface Candidate {
  /** The event's index in its log. */
  readonly index: number;
  readonly only: number | undefined;
}

/** A log to look through, and the events of it that write characters as escapes. */
export interface Searched {
  readonly log: Log;
  readonly escapes: Stepped<readonly EscapingEvent[]>;
}

/**
 * The events of a log that may hold a string, found in its bytes without reading a record. Complete, whatever the
 * spelling: a JSON text can write any character as an escape, so an event with an escape of one of the value's
 * characters is always a candidate. Pauses every few milliseconds.
 */
export function* candidates({ log, escapes }: Searched, value: string): Generator<void, Candidate[]> {
  const needle = longestPlainRun(value);
  if (needle === '')
    return Array.from({ length: eventCount(log) }, (_, index) => ({ index, only: undefined }));
  const whole = needle === value;
  const found = new Map<number, number | undefined>();
  for (const { index, offsets } of byEvent(log, yield* offsetsInSteps(log.text, encode(needle)))) {
    found.set(index, whole && offsets.length === 1 ? offsets[0] : undefined);
  }
  const codesOfValue = new Set(Array.from({ length: value.length }, (_, i) => value.charCodeAt(i)));
  for (const { index, codes } of yield* escapes.inSteps()) {
    if (codes.some((code) => codesOfValue.has(code))) found.set(index, undefined);
  }
  return [...found].map(([index, only]) => ({ index, only })).toSorted((a, b) => a.index - b.index);
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

/** The events of a log that use such escapes. Pauses every few milliseconds. */
export function* escapingEvents(log: Log): Generator<void, EscapingEvent[]> {
  const { text } = log;
  const codeAt = (offset: number): number =>
    text.subarray(offset + 1, offset + 2)[0] === SLASH
      ? SLASH
      : hexNumber(text.subarray(offset + 2, offset + 6));
  const offsets = yield* pairsInSteps(text, BACKSLASH, [LETTER_U, SLASH]);
  return byEvent(log, offsets).map(({ index, offsets: ofEvent }) => ({
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

/** Ascending offsets grouped by the event whose record they lie in; offsets between records are dropped. */
function byEvent(log: Log, offsets: readonly number[]): OffsetsOfEvent[] {
  const { rows } = tableOf(log);
  const groups: OffsetsOfEvent[] = [];
  let next = 0;
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
