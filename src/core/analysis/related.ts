import { credentialKind } from '../enrich/credential.ts';
import type { FieldPath } from '../log/json.ts';
import type { Case, IndexedLog } from './case.ts';
import { definitions } from './definitions.ts';
import type { Entity, EntityKind, Occurrence, RelatedHit } from './entity.ts';
import { hitsOf, mergeHits, type Hit } from './hits.ts';
import { isPlaceOf, keyPairsNamedBy, nameOfKeyPair } from './key-pairs.ts';
import { issuedFrom } from './lineage.ts';
import { occurrenceAt, references } from './references.ts';

const CALLER: FieldPath = ['userIdentity', 'accessKeyId'];

const SAME: Readonly<Record<EntityKind, string>> = {
  'access-key': 'same access key',
  'key-pair': 'same key pair',
  principal: 'same principal',
  address: 'same address',
  'security-group': 'same security group',
  instance: 'same instance',
  'event-name': 'same event name',
  event: 'this event',
};

/**
 * The events related to an entity, oldest first, each once with every reason. Of an access key: its own, those of the
 * key pairs it made, those made with credentials it issued, and the call that issued it. Of a key pair: its own, and
 * those of the access keys that made it. Of an event: those of its access key and its key pairs. Of anything else:
 * its exact occurrences.
 */
export function related(all: Case, entity: Entity): RelatedHit[] {
  return mergeHits(all, hitsFor(all, entity));
}

/** The events that hold an entity's exact value, oldest first, each once with all its places. */
export function exact(all: Case, entity: Entity): RelatedHit[] {
  return mergeHits(all, exactHits(all, entity));
}

function exactHits(all: Case, entity: Entity): Hit[] {
  return hitsOf(references(all, entity), () => SAME[entity.kind]);
}

function hitsFor(all: Case, entity: Entity): Hit[] {
  if (entity.kind === 'event') return ofEvent(all, entity);
  if (entity.kind === 'access-key') {
    return [
      ...ofAccessKey(all, entity.value, SAME['access-key']),
      ...keyPairsMadeWith(all, entity.value).flatMap((keyPair) => ofKeyPair(all, keyPair)),
    ];
  }
  if (entity.kind === 'key-pair') {
    return [
      ...ofKeyPair(all, entity),
      ...makersOf(all, entity).flatMap((key) => ofAccessKey(all, key, 'same access key as its creation')),
    ];
  }
  return exactHits(all, entity);
}

function ofEvent(all: Case, { value }: Entity): Hit[] {
  const events = all.logs.flatMap(({ id, log, index }) =>
    (index.eventIDs().get(value) ?? []).map((at) => ({ event: log.events[at]!, log: id })),
  );
  const own = events.map(({ event, log }) => occurrenceAt(all.facts(event, log), event, ['eventID']));
  const keys = new Set(events.flatMap(({ event }) => event.accessKeyId ?? []).filter(isCredential));
  return [
    ...hitsOf(own, () => SAME.event),
    ...[...keys].flatMap((key) => ofAccessKey(all, key, SAME['access-key'])),
    ...events
      .flatMap(({ event, log }) => keyPairsNamedBy(event, log))
      .flatMap((keyPair) => ofKeyPair(all, keyPair)),
  ];
}

/** Events that name a key pair, and those that give only the id under which it was created. */
function ofKeyPair(all: Case, keyPair: Entity): Hit[] {
  return [...exactHits(all, keyPair), ...all.logs.flatMap((log) => byKeyPairId(all, log, keyPair))];
}

function byKeyPairId(all: Case, { id, log, facts }: IndexedLog, keyPair: Entity): Hit[] {
  return facts.keyPairs.flatMap(({ index: at, mention: { name, keyPairId, service, path } }) => {
    const event = log.events[at]!;
    if (name !== undefined || keyPairId === undefined || !isPlaceOf(keyPair, service, event, id)) return [];
    if (nameOfKeyPair(all, event, id, keyPairId) !== keyPair.value) return [];
    return { event: all.facts(event, id), reason: SAME['key-pair'], span: event.locate(path) ?? event.span };
  });
}

/** Calls made with an access key, calls that name it, calls made with what it issued, and the call that issued it. */
function ofAccessKey(all: Case, accessKeyId: string, reason: string): Hit[] {
  const entity: Entity = { kind: 'access-key', value: accessKeyId };
  const issuers = definitions(all, entity);
  return [
    ...hitsOf(references(all, entity), (occurrence) =>
      isCaller(occurrence) ? reason : 'names this access key',
    ),
    ...hitsOf(issuers, () => 'issued this access key'),
    ...[...issuedFrom(all, accessKeyId)].flatMap(([child, parent]) =>
      callsWith(all, child, `credentials issued by ${parent}`),
    ),
  ];
}

function isCaller({ path }: Occurrence): boolean {
  return path.join() === CALLER.join();
}

function callsWith(all: Case, accessKeyId: string, reason: string): Hit[] {
  return all.logs.flatMap(({ id, log, index }) =>
    (index.accessKeys().get(accessKeyId) ?? []).map((at) => {
      const event = log.events[at]!;
      return { event: all.facts(event, id), reason, span: event.locate(CALLER) ?? event.span };
    }),
  );
}

/** The key pairs that successful calls with an access key created or imported. */
function keyPairsMadeWith(all: Case, accessKeyId: string): Entity[] {
  if (!isCredential(accessKeyId)) return [];
  return all.logs.flatMap(({ id, log, index }) =>
    (index.accessKeys().get(accessKeyId) ?? [])
      .map((at) => log.events[at]!)
      .filter(({ error }) => error === undefined)
      .flatMap((event) => keyPairsNamedBy(event, id, ['created', 'imported'])),
  );
}

/** The access keys that made a key pair. */
function makersOf(all: Case, keyPair: Entity): string[] {
  const keys = definitions(all, keyPair).flatMap(({ event }) => event.accessKeyId ?? []);
  return [...new Set(keys)].filter(isCredential);
}

/** False for a redacted or made-up id, in which the calls of many people meet. */
function isCredential(accessKeyId: string): boolean {
  return credentialKind(accessKeyId) !== 'unknown';
}
