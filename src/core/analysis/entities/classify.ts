import { parseAddress } from '../../enrich/address.ts';
import { keyPairMentions } from '../../enrich/key-pair.ts';
import { valueAt, type FieldPath } from '../../log/json/value.ts';
import { eventOf } from '../../log/events.ts';
import type { LogEvent } from '../../log/log.ts';
import { isAccessKeyId } from '../facts/access-keys.ts';
import type { Case } from '../case.ts';
import type { Entity, EntityKind } from './entity.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { keyPairEntity, nameOfKeyPair, namesKeyPair } from '../facts/key-pairs.ts';

/** The entity that the whole value at `path` of an event is; undefined for any other value. */
export function classify(all: Case, at: EventIn, path: FieldPath): Entity | undefined {
  const event = eventOf(at.log.log, at.index);
  const value = valueAt(event.record(), path);
  if (typeof value !== 'string' || value === '') return undefined;
  const keyPair = keyPairAt(all, at, event, path, value);
  if (keyPair) return keyPair;
  const kind = kindByField(path) ?? kindByForm(value);
  return kind && { kind, value };
}

/** A key pair by its name, or by its id where this event or its creation in any log gives the name too. */
function keyPairAt(
  all: Case,
  at: EventIn,
  event: LogEvent,
  path: FieldPath,
  value: string,
): Entity | undefined {
  const mentions = keyPairMentions(event).filter(
    ({ name, keyPairId }) => name === value || keyPairId === value,
  );
  const [mention] = mentions;
  if (!mention) return undefined;
  const isId = mention.keyPairId === value;
  const name = isId ? nameOfKeyPair(all, at, value) : mention.name;
  return name !== undefined && (isId || namesKeyPair(path, mentions))
    ? keyPairEntity(name, mention.service, event, at.log.id)
    : undefined;
}

/** What a field always holds, whatever its value looks like (redacted and made-up access keys are common). */
function kindByField(path: FieldPath): EntityKind | undefined {
  if (path.length === 1 && path[0] === 'eventName') return 'event-name';
  if (path.length === 1 && path[0] === 'eventID') return 'event';
  if (path.length === 1 && path[0] === 'userAgent') return 'user-agent';
  return path.at(-1) === 'accessKeyId' ? 'access-key' : undefined;
}

/** What a value is by its form alone; undefined for most. */
export function kindByForm(value: string): EntityKind | undefined {
  if (isAccessKeyId(value)) return 'access-key';
  if (/^arn:[\w-]+:/.test(value)) return 'principal';
  if (/^sg-[0-9a-f]{8,17}$/.test(value)) return 'security-group';
  if (/^i-[0-9a-f]{8,17}$/.test(value)) return 'instance';
  return parseAddress(value) ? 'address' : undefined;
}
