import { parseAddress } from '../enrich/address.ts';
import type { TextColumn } from '../log/columns.ts';
import { eventOf } from '../log/events.ts';
import type { Case } from './case.ts';
import type { Entity, EntityKind, EntitySummary } from './entity.ts';
import type { IndexedLog } from './index/indexed-log.ts';
import { keyPairEntity } from './key-pairs.ts';
import { Tally } from './summarize.ts';

/**
 * The entities of these kinds in all logs, most findings first, then most events, then by value. They come from the
 * columns: keys, principals and addresses that made calls, names of events, key pairs; security groups and instances
 * have none and are not listed.
 */
export function entities(all: Case, kinds: readonly EntityKind[]): EntitySummary[] {
  return kinds
    .flatMap((kind) => (kind === 'key-pair' ? keyPairs(all) : inColumn(all, kind)))
    .map((tally) => tally.summary())
    .toSorted(
      (a, b) => b.findings - a.findings || b.events - a.events || (a.entity.value < b.entity.value ? -1 : 1),
    );
}

const COLUMNS: Readonly<Partial<Record<EntityKind, TextColumn>>> = {
  'access-key': 'accessKeyId',
  principal: 'principalArn',
  /** As it stands: service names too. */
  address: 'sourceIPAddress',
  'event-name': 'eventName',
  event: 'eventID',
};

function inColumn(all: Case, kind: EntityKind): Tally[] {
  const column = COLUMNS[kind];
  if (!column) return [];
  const tallies = new Map<string, Tally | undefined>();
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
    }
  }
  return [...tallies.values()].filter((tally) => tally !== undefined);
}

function tallyOf(all: Case, kind: EntityKind, value: string): Tally | undefined {
  return kind === 'address' && !parseAddress(value) ? undefined : new Tally(all, { kind, value });
}

function keyPairs(all: Case): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const log of all.logs) {
    for (const { entity, index } of keyPairsIn(log)) {
      const key = JSON.stringify(entity);
      let tally = tallies.get(key);
      if (!tally) tallies.set(key, (tally = new Tally(all, entity)));
      tally.add({ log, index });
    }
  }
  return [...tallies.values()];
}

/** The key pairs that events of a log name; an event names each once. */
function keyPairsIn({ id, log, facts }: IndexedLog): { entity: Entity; index: number }[] {
  return facts.keyPairs.flatMap(({ index, mention: { name, service } }) =>
    name === undefined ? [] : { entity: keyPairEntity(name, service, eventOf(log, index), id), index },
  );
}
