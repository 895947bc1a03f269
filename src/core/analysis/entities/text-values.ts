import { encode } from '../../log/bytes.ts';
import { eventOf } from '../../log/events.ts';
import { tableOf } from '../../log/finish.ts';
import { escapesOf, eventsHolding } from '../references/candidates.ts';
import type { Case } from '../case.ts';
import { kindByForm } from './classify.ts';
import type { EntityKind } from './entity.ts';
import type { IndexedLog } from '../index/indexed-log.ts';
import { memory } from '../lazy.ts';
import { stringsIn } from '../references/paths-of.ts';

/** Events of one log, by their indexes, ascending. */
export interface EventsOfLog {
  readonly log: IndexedLog;
  readonly indexes: readonly number[];
}

/** The values of a kind in all logs, each with its events, log by log. */
export interface TextValues {
  readonly events: ReadonlyMap<string, readonly EventsOfLog[]>;
  /** There are more than are listed. */
  readonly isCut: boolean;
}

/** Hands on a value and the event that has it; an event may hand on one value several times. */
type Found = (value: string, index: number) => void;

type Reader = (log: IndexedLog, found: Found) => Generator<void, void>;

/** The kinds that no column tells of: records are read for them. */
const READERS: Readonly<Partial<Record<EntityKind, Reader>>> = {
  instance: (log, found) => readResources(log, 'instance', '"i-', found),
  'security-group': (log, found) => readResources(log, 'security-group', '"sg-', found),
};

/** True for what is found in records alone. */
export function isInTexts(kind: EntityKind): boolean {
  return READERS[kind] !== undefined;
}

/** More of a kind nobody looks through, and they would take too much memory: those that are met first are listed. */
export const MOST_VALUES = 100_000;
/** So many records are read in a step. */
const STEP = 128;

const known = memory<TextValues>();

/** The values of a kind for which records have to be read; of one case that is done once, a text a step and then some. */
export function* textValues(all: Case, kind: EntityKind): Generator<void, TextValues> {
  return yield* known(all, kind, () => readAll(all, kind)).inSteps();
}

function* readAll(all: Case, kind: EntityKind): Generator<void, TextValues> {
  const events = new Map<string, { log: IndexedLog; indexes: number[] }[]>();
  let isCut = false;
  for (const log of all.logs) {
    yield;
    yield* READERS[kind]!(log, (value, index) => {
      let ofValue = events.get(value);
      if (!ofValue) {
        isCut ||= events.size === MOST_VALUES;
        if (events.size === MOST_VALUES) return;
        events.set(value, (ofValue = []));
      }
      const latest = ofValue.at(-1);
      if (latest?.log !== log) ofValue.push({ log, indexes: [index] });
      else if (latest.indexes.at(-1) !== index) latest.indexes.push(index);
    });
  }
  return { events, isCut };
}

/** `beginning` is how the values begin in a record, the quote included. */
function* readResources(
  indexed: IndexedLog,
  kind: EntityKind,
  beginning: string,
  found: Found,
): Generator<void, void> {
  for (const [at, index] of (yield* eventsToRead(indexed, beginning)).entries()) {
    const strings = stringsIn(eventOf(indexed.log, index).record(), (text) => kindByForm(text) === kind);
    for (const { value } of strings) found(value, index);
    if (at % STEP === STEP - 1) yield;
  }
}

/** Stands in none of them. */
const SLASH = 0x2f;

/** Those that hold the beginning, may write it as an escape, or have cells in place of strings. */
function* eventsToRead(indexed: IndexedLog, beginning: string): Generator<void, readonly number[]> {
  const { rows } = tableOf(indexed.log);
  const events = new Set(yield* eventsHolding(indexed.log, encode(beginning)));
  for (const { index, codes } of yield* escapesOf(indexed.log).inSteps())
    if (codes.some((code) => code !== SLASH)) events.add(index);
  for (let index = 0; index < rows.count; index++) if (rows.at('shape', index) !== 0) events.add(index);
  return [...events].toSorted((a, b) => a - b);
}
