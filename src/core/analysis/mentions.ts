import { keyPairMentions } from '../enrich/key-pair.ts';
import { encode } from '../log/bytes.ts';
import { eventOf } from '../log/events.ts';
import type { FieldPath } from '../log/json.ts';
import type { TextColumn } from '../log/columns.ts';
import { isAccessKeyId } from './access-keys.ts';
import { candidates } from './candidates.ts';
import type { Case } from './case.ts';
import type { Entity, EntityKind } from './entity.ts';
import type { EventIn, IndexedLog } from './index/indexed-log.ts';
import type { KeyPairIndex } from './key-pair-index.ts';
import { isPlaceOf, namesKeyPair } from './key-pairs.ts';
import type { Places } from './occurrences.ts';
import { pathsOf } from './paths-of.ts';

/** An event and the fields in which it holds an entity's exact value. */
export type Mention = EventIn & Places;

export const CALLER: FieldPath = ['userIdentity', 'accessKeyId'];
const EVENT_NAME: readonly FieldPath[] = [['eventName']];

/**
 * Every event that holds the entity's exact value, log by log. What the columns and the facts of the logs do not tell is
 * looked for in their texts: those of opened logs are brought one a step.
 */
export function* mentionsOf(all: Case, entity: Entity): Generator<void, Mention[]> {
  return (yield* indexed(all, entity)) ?? (yield* holding(all, entity, inText));
}

/** The events of `mentionsOf` alone, for counting: a record whose indexed fields say enough is not read. */
export function* eventsWith(all: Case, entity: Entity): Generator<void, EventIn[]> {
  return (yield* indexed(all, entity)) ?? (yield* holding(all, entity, countedInText));
}

/** Undefined for what texts have to be searched for. */
function* indexed(all: Case, entity: Entity): Generator<void, Mention[] | undefined> {
  if (entity.kind === 'key-pair') return keyPairEvents(yield* all.keyPairs.inSteps(), entity);
  return entity.kind === 'event-name' ? eventsNamed(all, entity) : undefined;
}

function* holding<Found extends EventIn>(
  all: Case,
  { kind, value }: Entity,
  inLog: (log: IndexedLog, kind: EntityKind, value: string) => Generator<void, readonly Found[]>,
): Generator<void, (Found | Mention)[]> {
  const isIndexed = kind === 'access-key' && isAccessKeyId(value);
  const events: (Found | Mention)[] = isIndexed ? openedMentions(all, value) : [];
  for (const log of isIndexed ? all.readLogs() : all.logs) {
    if (log.isOpened) yield;
    for (const event of yield* inLog(log, kind, value)) events.push(event);
  }
  return events;
}

function keyPairEvents(keyPairs: KeyPairIndex, entity: Entity): Mention[] {
  return keyPairs
    .named(entity.value)
    .filter((named) => isPlaceOf(entity, named))
    .map(({ log, index }) => ({ log, index, paths: () => keyPairPaths({ log, index }, entity) }));
}

function keyPairPaths({ log, index }: EventIn, { value }: Entity): FieldPath[] {
  const event = eventOf(log.log, index);
  const mentions = keyPairMentions(event).filter(({ name }) => name === value);
  return pathsOf(event.record(), value).filter((path) => namesKeyPair(path, mentions));
}

function eventsNamed(all: Case, { value }: Entity): Mention[] {
  return all.logs.flatMap((log) =>
    log.rows.find('eventName', value).map((index) => ({ log, index, paths: () => EVENT_NAME })),
  );
}

/** Where an access key stands in opened logs. */
function openedMentions({ keys }: Case, accessKeyId: string): Mention[] {
  const named = new Map<IndexedLog, Map<number, FieldPath[]>>();
  for (const { log, index, path } of keys.naming(accessKeyId)) {
    let ofLog = named.get(log);
    if (!ofLog) named.set(log, (ofLog = new Map()));
    ofLog.set(index, [path, ...(ofLog.get(index) ?? [])]);
  }
  const mentions = keys.callsWith(accessKeyId).map(({ log, index }): Mention => {
    const paths = [CALLER, ...(named.get(log)?.get(index) ?? [])];
    named.get(log)?.delete(index);
    return { log, index, paths: () => paths };
  });
  for (const [log, events] of named) {
    for (const [index, paths] of events) mentions.push({ log, index, paths: () => paths });
  }
  return mentions;
}

/** So many records are read in one go. */
const STEP = 50;

function* inText(log: IndexedLog, kind: EntityKind, value: string): Generator<void, Mention[]> {
  const mentions: Mention[] = [];
  const column = COLUMNS[kind];
  const inColumn = new Set(column && log.rows.find(column.name, value));
  const { length } = encode(value);
  for (const [number, { index, only }] of (yield* candidates(log, value)).entries()) {
    const span = only === undefined ? undefined : { offset: only, length };
    if (column && span && inColumn.has(index)) {
      // There it is, and nowhere else.
      mentions.push({ log, index, paths: () => column.paths, only: span });
      continue;
    }
    if (number % STEP === STEP - 1) yield;
    const paths = pathsOf(eventOf(log.log, index).record(), value);
    if (paths.length > 0)
      mentions.push({ log, index, paths: () => paths, only: paths.length === 1 ? span : undefined });
  }
  return mentions;
}

/** A column that holds values of a kind, and where these stand in a record. */
interface ColumnOfKind {
  readonly name: TextColumn;
  readonly paths: readonly FieldPath[];
}

const COLUMNS: Readonly<Partial<Record<EntityKind, ColumnOfKind>>> = {
  principal: { name: 'principalArn', paths: [['userIdentity', 'arn']] },
  address: { name: 'sourceIPAddress', paths: [['sourceIPAddress']] },
};

const INDEXED: readonly TextColumn[] = ['accessKeyId', 'principalArn', 'sourceIPAddress', 'eventID'];

function* countedInText(log: IndexedLog, _: EntityKind, value: string): Generator<void, EventIn[]> {
  const sure = new Set(INDEXED.flatMap((column) => log.rows.find(column, value)));
  const events: EventIn[] = [];
  for (const [number, { index }] of (yield* candidates(log, value)).entries()) {
    if (!sure.has(index)) {
      if (number % STEP === STEP - 1) yield;
      if (pathsOf(eventOf(log.log, index).record(), value).length === 0) continue;
    }
    events.push({ log, index });
  }
  return events;
}
