import { keyPairMentions } from '../enrich/key-pair.ts';
import type { FieldPath } from '../log/json.ts';
import type { LogEvent } from '../log/log.ts';
import { candidates } from './candidates.ts';
import type { IndexedLog } from './case.ts';
import type { Entity } from './entity.ts';
import { isPlaceOf, namesKeyPair } from './key-pairs.ts';
import { pathsOf } from './paths-of.ts';

/** An event of a log and the fields in which it holds an entity's exact value. */
export interface Mention {
  readonly event: LogEvent;
  readonly paths: readonly FieldPath[];
  /** Where the value stands, if the record's text holds it once only. */
  readonly only: number | undefined;
}

/** Every event of one log that holds the entity's exact value, in the order of the log. */
export function mentionsIn(log: IndexedLog, entity: Entity): Mention[] {
  if (entity.kind === 'key-pair') {
    return keyPairEvents(log, entity).map((event) => ({
      event,
      paths: keyPairPaths(event, entity),
      only: undefined,
    }));
  }
  if (entity.kind === 'event-name') {
    return eventsNamed(log, entity).map((event) => ({ event, paths: [['eventName']], only: undefined }));
  }
  return candidates(log.log, entity.value, log.index.escapes()).flatMap(({ index, only }) => {
    const event = log.log.events[index]!;
    const paths = pathsOf(event.record(), entity.value);
    return paths.length === 0 ? [] : [{ event, paths, only: paths.length === 1 ? only : undefined }];
  });
}

/** The events of `mentionsIn` alone, for counting: a record whose indexed fields say enough is not read. */
export function eventsWith(log: IndexedLog, entity: Entity): LogEvent[] {
  if (entity.kind === 'key-pair') return keyPairEvents(log, entity);
  if (entity.kind === 'event-name') return eventsNamed(log, entity);
  return candidates(log.log, entity.value, log.index.escapes())
    .map(({ index }) => log.log.events[index]!)
    .filter(
      (event) => hasIndexedField(event, entity.value) || pathsOf(event.record(), entity.value).length > 0,
    );
}

function hasIndexedField(event: LogEvent, value: string): boolean {
  return (
    event.accessKeyId === value ||
    event.principalArn === value ||
    event.sourceIPAddress === value ||
    event.eventID === value
  );
}

function eventsNamed({ log, index }: IndexedLog, { value }: Entity): LogEvent[] {
  return (index.eventNames().get(value) ?? []).map((at) => log.events[at]!);
}

function keyPairEvents({ id, log, facts }: IndexedLog, entity: Entity): LogEvent[] {
  return facts.keyPairs
    .filter(({ mention }) => mention.name === entity.value)
    .map(({ index: at, mention }) => ({ event: log.events[at]!, mention }))
    .filter(({ event, mention }) => isPlaceOf(entity, mention.service, event, id))
    .map(({ event }) => event);
}

function keyPairPaths(event: LogEvent, { value }: Entity): FieldPath[] {
  const mentions = keyPairMentions(event).filter(({ name }) => name === value);
  return pathsOf(event.record(), value).filter((path) => namesKeyPair(path, mentions));
}
