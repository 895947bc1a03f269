import { parseAddress } from '../enrich/address.ts';
import type { LogEvent } from '../log/log.ts';
import type { Case, IndexedLog } from './case.ts';
import type { Entity, EntityKind, EntitySummary } from './entity.ts';
import { keyPairEntity } from './key-pairs.ts';
import type { Posting } from './log-index.ts';
import { Tally } from './summarize.ts';

/**
 * The entities of these kinds in all logs, most findings first, then most events, then by value. They come from the
 * index: keys, principals and addresses that made calls, names of events, key pairs; security groups and instances
 * have none and are not listed.
 */
export function entities(all: Case, kinds: readonly EntityKind[]): EntitySummary[] {
  const tallies = new Map<string, Tally>();
  for (const log of all.logs) {
    for (const { entity, event } of kinds.flatMap((kind) => indexed(log, kind))) {
      const key = JSON.stringify(entity);
      let tally = tallies.get(key);
      if (!tally) tallies.set(key, (tally = new Tally(all, entity)));
      tally.add(log.id, event);
    }
  }
  return [...tallies.values()]
    .map((tally) => tally.summary())
    .toSorted(
      (a, b) => b.findings - a.findings || b.events - a.events || (a.entity.value < b.entity.value ? -1 : 1),
    );
}

interface IndexedEntity {
  readonly entity: Entity;
  readonly event: LogEvent;
}

function indexed(log: IndexedLog, kind: EntityKind): IndexedEntity[] {
  if (kind === 'key-pair') return keyPairs(log);
  const posting = postingOf(log, kind);
  const entries = posting ? posted(log, kind, posting) : [];
  return kind === 'address' ? entries.filter(({ entity }) => parseAddress(entity.value)) : entries;
}

function postingOf({ index }: IndexedLog, kind: Exclude<EntityKind, 'key-pair'>): Posting | undefined {
  const postings: Partial<Record<EntityKind, () => Posting>> = {
    'access-key': index.accessKeys,
    principal: index.principals,
    address: index.addresses,
    'event-name': index.eventNames,
    event: index.eventIDs,
  };
  return postings[kind]?.();
}

function posted({ log }: IndexedLog, kind: EntityKind, posting: Posting): IndexedEntity[] {
  return [...posting].flatMap(([value, indexes]) =>
    indexes.map((index) => ({ entity: { kind, value }, event: log.events[index]! })),
  );
}

function keyPairs({ id, log, facts }: IndexedLog): IndexedEntity[] {
  return facts.keyPairs.flatMap(({ index: at, mention: { name, service } }) => {
    const event = log.events[at]!;
    return name === undefined ? [] : { entity: keyPairEntity(name, service, event, id), event };
  });
}
