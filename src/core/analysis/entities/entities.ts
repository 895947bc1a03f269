import { parseAddress } from '../../enrich/address.ts';
import { eventOf } from '../../log/events.ts';
import { mapInSteps, sortInSteps } from '../../log/steps.ts';
import type { Case } from '../case.ts';
import type { Entity, EntityKind, EntitySummary } from './entity.ts';
import { findFacts } from '../facts/facts-when-asked.ts';
import type { IndexedLog } from '../index/indexed-log.ts';
import { keyPairEntity } from '../facts/key-pairs.ts';
import { memory } from '../lazy.ts';
import { COLUMN_OF } from './own-events.ts';
import { Tally } from './tally.ts';
import { isInTexts, textValues } from './text-values.ts';

/** Of each case that was asked: what was counted, by kind. */
const counted = memory<readonly EntitySummary[]>();

/** So many events are counted in a step. */
const STEP = 1024;

/**
 * The entities of these kinds in all logs, most findings first, then most events, then by value. Keys, principals and
 * addresses are those that made calls. For instances and security groups records are read, a text a step
 * and then some. Of one case they are counted once.
 */
export function* entities(all: Case, kinds: readonly EntityKind[]): Generator<void, EntitySummary[]> {
  const found: EntitySummary[] = [];
  for (const kind of kinds) {
    for (const summary of yield* counted(all, kind, () => count(all, kind)).inSteps()) found.push(summary);
  }
  return kinds.length === 1 ? found : yield* inOrder(found);
}

function inOrder(summaries: readonly EntitySummary[]): Generator<void, EntitySummary[]> {
  return sortInSteps(
    summaries,
    (a, b) => b.findings - a.findings || b.events - a.events || (a.entity.value < b.entity.value ? -1 : 1),
  );
}

/** Whether there are more things of a kind than `entities` lists. */
export function* isListCut(all: Case, kind: EntityKind): Generator<void, boolean> {
  return isInTexts(kind) && (yield* textValues(all, kind)).isCut;
}

function* count(all: Case, kind: EntityKind): Generator<void, readonly EntitySummary[]> {
  yield* all.duplicates.inSteps();
  yield* all.conclusion.inSteps();
  const tallies = yield* kind === 'key-pair'
    ? keyPairs(all)
    : isInTexts(kind)
      ? inTexts(all, kind)
      : inColumn(all, kind);
  const summaries = yield* mapInSteps(tallies, (tally) => tally.summary());
  // What stands in further deliveries alone is nobody's.
  return yield* inOrder(summaries.filter(({ events }) => events > 0));
}

function* inColumn(all: Case, kind: EntityKind): Generator<void, Tally[]> {
  const column = COLUMN_OF[kind];
  if (!column) return [];
  const tallies = new Map<string, Tally | undefined>();
  let seen = 0;
  for (const log of all.logs) {
    const { rows } = log;
    /** By the log's own numbers, so that each text is looked up once. */
    const known = new Map<number, Tally | undefined>();
    for (let index = 0; index < rows.count; index++) {
      const number = rows.at(column, index);
      if (number === 0 || !known.has(number)) {
        const value = rows.text(column, index);
        if (value === undefined) continue;
        if (!tallies.has(value)) tallies.set(value, tallyOf(all, kind, value));
        known.set(number, tallies.get(value));
      }
      known.get(number)?.add({ log, index });
      if (++seen % STEP === 0) yield;
    }
  }
  return [...tallies.values()].filter((tally) => tally !== undefined);
}

function* inTexts(all: Case, kind: EntityKind): Generator<void, Tally[]> {
  const tallies: Tally[] = [];
  let seen = 0;
  for (const [value, events] of (yield* textValues(all, kind)).events) {
    const tally = new Tally(all, { kind, value });
    tallies.push(tally);
    for (const { log, indexes } of events) {
      for (const index of indexes) {
        tally.add({ log, index });
        if (++seen % STEP === 0) yield;
      }
    }
  }
  return tallies;
}

function tallyOf(all: Case, kind: EntityKind, value: string): Tally | undefined {
  return kind === 'address' && !parseAddress(value) ? undefined : new Tally(all, { kind, value });
}

function* keyPairs(all: Case): Generator<void, Tally[]> {
  yield* findFacts(all.readLogs(), 'keyPairs');
  const tallies = new Map<string, Tally>();
  for (const log of all.logs) {
    for (const { entity, index } of keyPairsIn(log)) {
      const key = JSON.stringify(entity);
      let tally = tallies.get(key);
      if (!tally) tallies.set(key, (tally = new Tally(all, entity)));
      tally.add({ log, index });
    }
    yield;
  }
  return [...tallies.values()];
}

/** The key pairs that events of a log name; an event names each once. */
function keyPairsIn({ id, log, facts }: IndexedLog): { entity: Entity; index: number }[] {
  return facts.keyPairs.flatMap(({ index, mention: { name, service } }) =>
    name === undefined ? [] : { entity: keyPairEntity(name, service, eventOf(log, index), id), index },
  );
}
