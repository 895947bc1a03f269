import { keyPairMentions } from '../enrich/key-pair.ts';
import { encode } from '../log/bytes.ts';
import { eventOf } from '../log/events.ts';
import type { FieldPath } from '../log/json.ts';
import type { TextColumn } from '../log/columns.ts';
import { PATH_OF_COLUMN, parseOutline } from '../log/outline.ts';
import { isAccessKeyId } from './access-keys.ts';
import { candidatesIn } from './candidates.ts';
import type { Case } from './case.ts';
import type { Entity, EntityKind } from './entity.ts';
import type { EventIn, IndexedLog } from './index/indexed-log.ts';
import type { KeyPairIndex } from './key-pair-index.ts';
import { isPlaceOf, namesKeyPair } from './key-pairs.ts';
import type { Places } from './occurrences.ts';
import { pathsOf } from './paths-of.ts';
import { columnsHolding, soughtValue, stretchesToRead, type Sought, type Stretch } from './stretches.ts';

/** An event and the fields in which it holds an entity's exact value. */
export type Mention = EventIn & Places;

export const CALLER: FieldPath = ['userIdentity', 'accessKeyId'];
const EVENT_NAME: readonly FieldPath[] = [PATH_OF_COLUMN.eventName!];

/**
 * Every event that holds the entity's exact value, log by log. What the columns and the facts of the logs do not tell is
 * looked for in those stretches of their texts that may hold it: one of an opened log is brought in a step.
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

/** Where no text is needed a log takes some microseconds. */
const LOGS_A_STEP = 64;

function* holding<Found extends EventIn>(
  all: Case,
  { kind, value }: Entity,
  inLog: (log: IndexedLog, kind: EntityKind, sought: Sought) => Generator<void, readonly Found[]>,
): Generator<void, (Found | Mention)[]> {
  const isIndexed = kind === 'access-key' && isAccessKeyId(value);
  const events: (Found | Mention)[] = isIndexed ? openedMentions(all, value) : [];
  const sought = soughtValue(value);
  for (const [number, log] of (isIndexed ? all.readLogs() : all.logs).entries()) {
    if (number % LOGS_A_STEP === LOGS_A_STEP - 1) yield;
    for (const event of yield* inLog(log, kind, sought)) events.push(event);
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

function* inText(log: IndexedLog, kind: EntityKind, sought: Sought): Generator<void, Mention[]> {
  const { value } = sought;
  const columns = columnsHolding(log.rows, sought);
  const stretches = stretchesToRead(log.rows, sought);
  const mentions = outside(stretches, columns).map(([index, ofEvent]) => inColumns(log, index, ofEvent));
  const { length } = encode(value);
  for (const [number, { index, only }] of (yield* candidatesIn(log, value, stretches)).entries()) {
    const span = only === undefined ? undefined : { offset: only, length };
    const column = COLUMN_OF_KIND[kind];
    if (column && span && columns.get(index)?.includes(column)) {
      // There it is, and nowhere else.
      mentions.push({ ...inColumns(log, index, [column]), only: span });
      continue;
    }
    if (number % STEP === STEP - 1) yield;
    const paths = pathsOf(eventOf(log.log, index).record(), value);
    if (paths.length > 0)
      mentions.push({ log, index, paths: () => paths, only: paths.length === 1 ? span : undefined });
  }
  return mentions.toSorted((a, b) => a.index - b.index);
}

/** The columns that hold all values of a kind which stand in such a field. */
const COLUMN_OF_KIND: Readonly<Partial<Record<EntityKind, TextColumn>>> = {
  principal: 'principalArn',
  address: 'sourceIPAddress',
};

function inColumns(log: IndexedLog, index: number, columns: readonly TextColumn[]): Mention {
  return {
    log,
    index,
    paths: () => inTheirOrder(log, index, columns).map((column) => PATH_OF_COLUMN[column]!),
  };
}

/** Mostly there is but one. */
function inTheirOrder(
  { log, rows }: IndexedLog,
  index: number,
  columns: readonly TextColumn[],
): readonly TextColumn[] {
  if (columns.length === 1) return columns;
  const lines = parseOutline(rows.text('outline', index) ?? '')?.lineOf ?? {};
  if (columns.every((column) => lines[column] !== undefined))
    return columns.toSorted((a, b) => lines[a]! - lines[b]!);
  const event = eventOf(log, index);
  const offsets = new Map(
    columns.map((column) => [column, event.locate(PATH_OF_COLUMN[column]!)?.offset ?? 0]),
  );
  return columns.toSorted((a, b) => offsets.get(a)! - offsets.get(b)!);
}

/** What is known of the events that are in none of the stretches, ascending. */
function outside<T>(stretches: readonly Stretch[], events: ReadonlyMap<number, T>): (readonly [number, T])[] {
  return [...events].filter(([index]) => !stretches.some(({ first, end }) => index >= first && index < end));
}

const SURE: readonly TextColumn[] = ['accessKeyId', 'principalArn', 'sourceIPAddress', 'eventID'];

function* countedInText(log: IndexedLog, _: EntityKind, sought: Sought): Generator<void, EventIn[]> {
  const columns = columnsHolding(log.rows, sought);
  const stretches = stretchesToRead(log.rows, sought);
  const events: EventIn[] = outside(stretches, columns).map(([index]) => ({ log, index }));
  for (const [number, { index }] of (yield* candidatesIn(log, sought.value, stretches)).entries()) {
    if (!columns.get(index)?.some((column) => SURE.includes(column))) {
      if (number % STEP === STEP - 1) yield;
      if (pathsOf(eventOf(log.log, index).record(), sought.value).length === 0) continue;
    }
    events.push({ log, index });
  }
  return events.toSorted((a, b) => a.index - b.index);
}
