import { encode } from '../../log/bytes.ts';
import { eventOf } from '../../log/events.ts';
import { tableOf } from '../../log/finish.ts';
import { eventsHolding } from '../candidates.ts';
import { kindByForm } from '../classify.ts';
import type { EntityKind } from '../entity.ts';
import type { IndexedLog } from '../index/indexed-log.ts';
import { memory } from '../lazy.ts';
import { stringsIn } from '../paths-of.ts';

/** The values of a kind in one log, each with the indexes of its events, ascending. */
export type ValuesInLog = ReadonlyMap<string, readonly number[]>;

type Reader = (log: IndexedLog) => Generator<void, ValuesInLog>;

/** The kinds that no column tells of: records are read for them. */
const READERS: Readonly<Partial<Record<EntityKind, Reader>>> = {
  'user-agent': userAgentsIn,
  instance: (log) => resourcesIn(log, 'instance', '"i-'),
  'security-group': (log) => resourcesIn(log, 'security-group', '"sg-'),
};

/** True for what is found in records alone. */
export function isInTexts(kind: EntityKind): boolean {
  return READERS[kind] !== undefined;
}

const known = memory<ValuesInLog>();

/** So many records are read in a step. */
const STEP = 128;

/** The values of a kind for which records have to be read, as one log has them; read once. Brings its text. */
export function* valuesInText(log: IndexedLog, kind: EntityKind): Generator<void, ValuesInLog> {
  const reader = READERS[kind];
  return reader ? yield* known(log.log, kind, () => reader(log)).inSteps() : new Map();
}

function* userAgentsIn({ log, rows }: IndexedLog): Generator<void, ValuesInLog> {
  const found = new Map<string, number[]>();
  yield;
  for (let index = 0; index < rows.count; index++) {
    const { userAgent } = eventOf(log, index).record();
    if (typeof userAgent === 'string' && userAgent !== '') push(found, userAgent, index);
    if (index % STEP === STEP - 1) yield;
  }
  return found;
}

/** `beginning` is how the values begin in a record, the quote included. */
function* resourcesIn(
  indexed: IndexedLog,
  kind: EntityKind,
  beginning: string,
): Generator<void, ValuesInLog> {
  const found = new Map<string, number[]>();
  yield;
  for (const [at, index] of (yield* eventsToRead(indexed, beginning)).entries()) {
    const strings = stringsIn(eventOf(indexed.log, index).record(), (text) => kindByForm(text) === kind);
    for (const value of new Set(strings.map((each) => each.value))) push(found, value, index);
    if (at % STEP === STEP - 1) yield;
  }
  return found;
}

/** Stands in none of them. */
const SLASH = 0x2f;

/** Those that hold the beginning, may write it as an escape, or have cells in place of strings. */
function* eventsToRead(indexed: IndexedLog, beginning: string): Generator<void, readonly number[]> {
  const { rows } = tableOf(indexed.log);
  const events = new Set(yield* eventsHolding(indexed.log, encode(beginning)));
  for (const { index, codes } of yield* indexed.escapes.inSteps())
    if (codes.some((code) => code !== SLASH)) events.add(index);
  for (let index = 0; index < rows.count; index++) if (rows.at('shape', index) !== 0) events.add(index);
  return [...events].toSorted((a, b) => a - b);
}

function push(lists: Map<string, number[]>, value: string, index: number): void {
  const list = lists.get(value);
  if (list) list.push(index);
  else lists.set(value, [index]);
}
