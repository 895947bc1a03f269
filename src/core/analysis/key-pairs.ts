import { placedKey } from '../detect/conclude/identity.ts';
import type { KeyPairMention, KeyPairRole } from '../enrich/enrichment.ts';
import { keyPairMentions } from '../enrich/key-pair.ts';
import type { FieldPath } from '../log/json.ts';
import type { LogEvent } from '../log/log.ts';
import type { Case } from './case.ts';
import type { Entity } from './entity.ts';

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
export function nameOfKeyPair(
  all: Case,
  event: LogEvent,
  log: string,
  keyPairId: string,
): string | undefined {
  const facts = all.facts(event, log);
  const keyPairs = facts.keyPairs.filter((keyPair) => keyPair.keyPairId === keyPairId);
  return all.joins().keyPairNames({ ...facts, keyPairs })[0];
}

/** The key pairs an event of `log` names, in these roles or in any. */
export function keyPairsNamedBy(event: LogEvent, log: string, roles?: readonly KeyPairRole[]): Entity[] {
  return keyPairMentions(event).flatMap(({ role, name, service }) =>
    name === undefined || roles?.includes(role) === false ? [] : keyPairEntity(name, service, event, log),
  );
}

/** True if a key pair mentioned by an event of `log` can be `entity`: its service, account and region are the same. */
export function isPlaceOf(
  entity: Entity,
  service: KeyPairMention['service'],
  event: LogEvent,
  log: string,
): boolean {
  if (entity.service !== undefined && entity.service !== service) return false;
  if (entity.log !== undefined) {
    const wanted = { log: entity.log, accountId: entity.accountId, region: entity.region };
    return (
      placedKey(wanted, '') === placedKey({ log, accountId: event.accountId, region: event.awsRegion }, '')
    );
  }
  return (
    (entity.accountId === undefined || entity.accountId === event.accountId) &&
    (entity.region === undefined || entity.region === event.awsRegion)
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
