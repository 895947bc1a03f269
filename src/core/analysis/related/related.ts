import { credentialKind } from '../../enrich/credential.ts';
import type { KeyPairRole } from '../../enrich/enrichment.ts';
import type { FieldPath } from '../../log/json/value.ts';
import { isCallerPath } from '../facts/access-keys.ts';
import { callsWith } from '../references/calls-with.ts';
import type { Case } from '../case.ts';
import { definingPlaces } from '../references/definitions.ts';
import type { Entity, EntityKind, RelatedHit } from '../entities/entity.ts';
import { findFacts } from '../facts/facts-when-asked.ts';
import { mergeHits, type Hit } from './hits.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { keyPairsNamedBy, namedByIdOnly } from '../facts/key-pairs.ts';
import { issuedFrom } from '../lineage/issues.ts';
import { CALLER, mentionsOf, type Mention } from '../references/mentions.ts';

const SAME: Readonly<Record<EntityKind, string>> = {
  'access-key': 'same access key',
  'key-pair': 'same key pair',
  principal: 'same principal',
  address: 'same address',
  'user-agent': 'same user agent',
  'security-group': 'same security group',
  instance: 'same instance',
  'event-name': 'same event name',
  event: 'this event',
};

/**
 * The events related to an entity, oldest first, each once with every reason. Of an access key: its own, those of the
 * key pairs it made, those made with credentials it issued, and the call that issued it. Of a key pair: its own, and
 * those of the access keys that made it. Of an event: those of its access key and its key pairs. Of anything else:
 * its exact occurrences. One text a step, where texts are needed.
 */
export function* related(all: Case, entity: Entity): Generator<void, RelatedHit[]> {
  if (FOLLOWED.includes(entity.kind)) yield* findFacts(all.readLogs(), 'issues');
  return mergeHits(all, yield* hitsFor(all, entity));
}

/** The events that hold an entity's exact value, oldest first, each once with all its places. */
export function* exact(all: Case, entity: Entity): Generator<void, RelatedHit[]> {
  return mergeHits(all, yield* exactHits(all, entity));
}

/** What leads to access keys, and these to what they issued. */
const FOLLOWED: readonly EntityKind[] = ['access-key', 'key-pair', 'event'];

type Hits = Generator<void, Hit[]>;

function* exactHits(all: Case, entity: Entity): Hits {
  const mentions = yield* mentionsOf(all, entity);
  return mentions.map((mention) => matchOf(mention, [SAME[entity.kind]]));
}

function matchOf(mention: Mention, reasons: readonly string[]): Hit {
  const { log, index } = mention;
  return { log, index, reasons, places: mention, isMatch: true };
}

/** A hit whose place is one field. */
function hitAt({ log, index }: EventIn, path: FieldPath, reason: string, isMatch: boolean): Hit {
  return { log, index, reasons: [reason], places: { paths: () => [path] }, isMatch };
}

function* hitsFor(all: Case, entity: Entity): Hits {
  if (entity.kind === 'event') return yield* ofEvent(all, entity);
  if (entity.kind === 'access-key') {
    const own = yield* ofAccessKey(all, entity.value, SAME['access-key']);
    return [
      ...own,
      ...(yield* each(keyPairsMadeWith(all, entity.value), (keyPair) => ofKeyPair(all, keyPair))),
    ];
  }
  if (entity.kind !== 'key-pair') return yield* exactHits(all, entity);
  const own = yield* ofKeyPair(all, entity);
  const reason = 'same access key as its creation';
  return [...own, ...(yield* each(makersOf(all, entity), (key) => ofAccessKey(all, key, reason)))];
}

/** The hits of several things, one after the other. */
function* each<T>(things: Iterable<T>, hitsOf: (thing: T) => Hits): Hits {
  const hits: Hit[] = [];
  for (const thing of things) for (const hit of yield* hitsOf(thing)) hits.push(hit);
  return hits;
}

function* ofEvent(all: Case, { value }: Entity): Hits {
  const events = all.duplicates().withId(value);
  const own = events.map((event) => hitAt(event, ['eventID'], SAME.event, true));
  const keys = new Set(
    events.flatMap(({ log, index }) => log.rows.text('accessKeyId', index) ?? []).filter(isCredential),
  );
  const ofKeys = yield* each(keys, (key) => ofAccessKey(all, key, SAME['access-key']));
  const keyPairs = events.flatMap((event) => keyPairsNamedBy(all, event));
  return [...own, ...ofKeys, ...(yield* each(keyPairs, (keyPair) => ofKeyPair(all, keyPair)))];
}

/** Events that name a key pair, and those that give only the id under which it was created. */
function* ofKeyPair(all: Case, keyPair: Entity): Hits {
  return [...(yield* exactHits(all, keyPair)), ...byKeyPairId(all, keyPair)];
}

function byKeyPairId(all: Case, keyPair: Entity): Hit[] {
  return namedByIdOnly(all, keyPair).map((named) =>
    hitAt(named, named.mention.path, SAME['key-pair'], false),
  );
}

/** Calls made with an access key, calls that name it, calls made with what it issued, and the call that issued it. */
function* ofAccessKey(all: Case, accessKeyId: string, reason: string): Hits {
  const entity: Entity = { kind: 'access-key', value: accessKeyId };
  const mentions = yield* mentionsOf(all, entity);
  return [
    ...mentions.map((mention) => matchOf(mention, reasonsOf(mention, reason))),
    ...definingPlaces(all, entity).map((place) => hitAt(place, place.path, 'issued this access key', true)),
    ...[...issuedFrom(all, accessKeyId)].flatMap(([child, parent]) =>
      callsWith(all, child).map((call) => hitAt(call, CALLER, `credentials issued by ${parent}`, false)),
    ),
  ];
}

function reasonsOf({ paths }: Mention, reason: string): string[] {
  return paths().map((path) => (isCallerPath(path) ? reason : 'names this access key'));
}

/** The key pairs that successful calls with an access key created or imported. */
function keyPairsMadeWith(all: Case, accessKeyId: string): Entity[] {
  const made: Entity[] = [];
  if (!isCredential(accessKeyId)) return made;
  for (const call of callsWith(all, accessKeyId)) {
    if (call.log.rows.at('error', call.index) === 0) made.push(...keyPairsNamedBy(all, call, MAKING));
  }
  return made;
}

const MAKING: readonly KeyPairRole[] = ['created', 'imported'];

/** The access keys that made a key pair. */
function makersOf(all: Case, keyPair: Entity): string[] {
  const keys = definingPlaces(all, keyPair).flatMap(
    ({ log, index }) => log.rows.text('accessKeyId', index) ?? [],
  );
  return [...new Set(keys)].filter(isCredential);
}

/** False for a redacted or made-up id, in which the calls of many people meet. */
function isCredential(accessKeyId: string): boolean {
  return credentialKind(accessKeyId) !== 'unknown';
}
