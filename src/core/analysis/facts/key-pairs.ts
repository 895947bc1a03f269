import { placedKey } from '../../detect/conclude/identity.ts';
import type { KeyPairMention, KeyPairRole } from '../../enrich/enrichment.ts';
import { keyPairMentions } from '../../enrich/key-pair.ts';
import type { FieldPath } from '../../log/json/value.ts';
import { eventOf } from '../../log/events.ts';
import type { LogEvent } from '../../log/log.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import type { EventIn } from '../index/indexed-log.ts';
import type { NamedKeyPair } from './key-pair-index.ts';

/** The key pair of that name in the event's account and region. */
export function keyPairEntity(
  name: string,
  service: KeyPairMention['service'],
  { accountId, awsRegion }: LogEvent,
  log: string,
): Entity {
  return {
    kind: 'key-pair',
    value: name,
    service,
    ...(accountId !== undefined && { accountId }),
    ...(awsRegion !== undefined && { region: awsRegion }),
    ...((accountId === undefined || awsRegion === undefined) && { log }),
  };
}

/** The name of the key pair with that id, as this event or else its creation in any log gives it. */
export function nameOfKeyPair(all: Case, event: EventIn, keyPairId: string): string | undefined {
  const facts = all.facts(event);
  const keyPairs = facts.keyPairs.filter((keyPair) => keyPair.keyPairId === keyPairId);
  return all.joins().keyPairNames({ ...facts, keyPairs })[0];
}

/** The key pairs an event names, in these roles or in any. */
export function keyPairsNamedBy(all: Case, event: EventIn, roles?: readonly KeyPairRole[]): Entity[] {
  return mentionsOfKeyPairs(all, event).flatMap(({ role, name, service }) =>
    name === undefined || roles?.includes(role) === false
      ? []
      : keyPairEntity(name, service, eventOf(event.log.log, event.index), event.log.id),
  );
}

/** Of one event of a log whose text is at hand the record is read, and not all the others'. */
export function mentionsOfKeyPairs(all: Case, event: EventIn): readonly KeyPairMention[] {
  const { log, index } = event;
  return log.isOpened ? all.openedKeyPairs().of(event) : keyPairMentions(eventOf(log.log, index));
}

/** True if the key pair that an event mentions can be `entity`: its service, account and region are the same. */
export function isPlaceOf(entity: Entity, { log, index, mention: { service } }: NamedKeyPair): boolean {
  if (entity.service !== undefined && entity.service !== service) return false;
  const { accountId, awsRegion: region } = eventOf(log.log, index);
  if (entity.log !== undefined) {
    const wanted = { log: entity.log, accountId: entity.accountId, region: entity.region };
    return placedKey(wanted, '') === placedKey({ log: log.id, accountId, region }, '');
  }
  return (
    (entity.accountId === undefined || entity.accountId === accountId) &&
    (entity.region === undefined || entity.region === region)
  );
}

/** The events that give only the id under which a key pair was made. */
export function namedByIdOnly(all: Case, keyPair: Entity): NamedKeyPair[] {
  const keyPairs = all.keyPairs();
  const ids = new Set(keyPairs.named(keyPair.value).flatMap(({ mention }) => mention.keyPairId ?? []));
  return [...ids]
    .flatMap((id) => keyPairs.withId(id))
    .filter(
      (named) =>
        isPlaceOf(keyPair, named) && nameOfKeyPair(all, named, named.mention.keyPairId!) === keyPair.value,
    );
}

const NAME_PROPERTY = /^(keyName|keyPairName|ec2KeyName|ec2SshKey|ec2KeyPair)$/i;

/**
 * True if the string at `path`, which is the name of a key pair that the event mentions, stands there as such: the
 * first place of a mention, or a property of that meaning in request or response. A tag of the same text is none.
 */
export function namesKeyPair(path: FieldPath, mentions: readonly KeyPairMention[]): boolean {
  if (mentions.some((mention) => mention.path.join() === path.join())) return true;
  const last = path.at(-1);
  return typeof last === 'string' && NAME_PROPERTY.test(last);
}
