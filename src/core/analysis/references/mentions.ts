import { keyPairMentions } from '../../enrich/key-pair.ts';
import type { TextColumn } from '../../log/columns/columns.ts';
import { eventOf } from '../../log/events.ts';
import type { FieldPath } from '../../log/json/value.ts';
import { PATH_OF_COLUMN } from '../../log/columns/outline.ts';
import { isAccessKeyId } from '../facts/access-keys.ts';
import { candidatesIn } from './candidates.ts';
import type { Case } from '../case.ts';
import { InColumns } from './column-places.ts';
import type { Entity } from '../entities/entity.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';
import type { KeyPairIndex } from '../facts/key-pair-index.ts';
import { isPlaceOf, namesKeyPair } from '../facts/key-pairs.ts';
import { eachMention, mentionsIn, type LogMentions, type Mention } from './log-mentions.ts';
import { pathsOf } from './paths-of.ts';
import { soughtValue, stretchesToRead, type Sought } from './stretches.ts';

export type { Mention } from './log-mentions.ts';

export const CALLER: FieldPath = PATH_OF_COLUMN.accessKeyId!;

/**
 * Every event that holds the entity's exact value, log by log in the order of their ids, each log once. What the columns and
 * the facts of the logs do not tell is looked for in those stretches of their texts that may hold it: one of an opened log
 * is brought in a step.
 */
export function* mentionsByLog(all: Case, entity: Entity): Generator<void, LogMentions[]> {
  const found = yield* indexed(all, entity);
  const sought = soughtValue(entity.value);
  for (const [number, log] of logsToSearch(all, entity).entries()) {
    if (number % LOGS_A_STEP === LOGS_A_STEP - 1) yield;
    found.push(yield* mentionsIn(log, entity.kind, sought));
  }
  return found.toSorted((a, b) => (a.log.id < b.log.id ? -1 : 1));
}

/** The same with an object for each event. */
export function* mentionsOf(all: Case, entity: Entity): Generator<void, Mention[]> {
  return (yield* mentionsByLog(all, entity)).flatMap(eachMention);
}

/** The events of `mentionsOf` alone, for counting: a record whose indexed fields say enough is not read. */
export function* eventsWith(all: Case, entity: Entity): Generator<void, EventIn[]> {
  const events: EventIn[] = (yield* indexed(all, entity)).flatMap(eachMention);
  const sought = soughtValue(entity.value);
  for (const [number, log] of logsToSearch(all, entity).entries()) {
    if (number % LOGS_A_STEP === LOGS_A_STEP - 1) yield;
    for (const event of yield* countedInText(log, sought)) events.push(event);
  }
  return events;
}

/** Where no text is needed a log takes some microseconds. */
const LOGS_A_STEP = 64;

/** What is known without looking through logs. */
function* indexed(all: Case, entity: Entity): Generator<void, LogMentions[]> {
  const { kind, value } = entity;
  if (kind === 'key-pair') return keyPairEvents(yield* all.keyPairs.inSteps(), entity);
  if (kind === 'event-name') return all.logs.flatMap((log) => eventsNamed(log, value));
  return isIndexedKey(entity) ? openedMentions(all, value) : [];
}

/** The others. */
function logsToSearch(all: Case, entity: Entity): readonly IndexedLog[] {
  if (entity.kind === 'key-pair' || entity.kind === 'event-name') return [];
  return isIndexedKey(entity) ? all.readLogs() : all.logs;
}

function isIndexedKey({ kind, value }: Entity): boolean {
  return kind === 'access-key' && isAccessKeyId(value);
}

function keyPairEvents(keyPairs: KeyPairIndex, entity: Entity): LogMentions[] {
  const byLog = new Map<IndexedLog, Mention[]>();
  for (const named of keyPairs.named(entity.value)) {
    if (!isPlaceOf(entity, named)) continue;
    const { log, index } = named;
    const mention = { log, index, paths: () => keyPairPaths({ log, index }, entity) };
    const known = byLog.get(log);
    if (known) known.push(mention);
    else byLog.set(log, [mention]);
  }
  return [...byLog].map(([log, mentions]) => ({
    log,
    inColumns: { indexes: [], columns: [] },
    others: mentions.toSorted((a, b) => a.index - b.index),
  }));
}

function keyPairPaths({ log, index }: EventIn, { value }: Entity): FieldPath[] {
  const event = eventOf(log.log, index);
  const mentions = keyPairMentions(event).filter(({ name }) => name === value);
  return pathsOf(event.record(), value).filter((path) => namesKeyPair(path, mentions));
}

function eventsNamed(log: IndexedLog, name: string): LogMentions[] {
  const indexes = log.rows.find('eventName', name);
  return indexes.length === 0 ? [] : [{ log, inColumns: { indexes, columns: 'eventName' }, others: [] }];
}

/** Where an access key stands in opened logs: with the calls made with it, and elsewhere. */
function openedMentions({ keys }: Case, accessKeyId: string): LogMentions[] {
  const byLog = new Map<IndexedLog, { readonly calls: number[]; readonly named: Map<number, FieldPath[]> }>();
  const ofLog = (log: IndexedLog): { readonly calls: number[]; readonly named: Map<number, FieldPath[]> } => {
    let known = byLog.get(log);
    if (!known) byLog.set(log, (known = { calls: [], named: new Map() }));
    return known;
  };
  for (const { log, index } of keys.callsWith(accessKeyId)) ofLog(log).calls.push(index);
  for (const { log, index, path } of keys.naming(accessKeyId)) {
    const { named } = ofLog(log);
    named.set(index, [path, ...(named.get(index) ?? [])]);
  }
  return [...byLog].map(([log, { calls, named }]) => ({
    log,
    inColumns: { indexes: calls.toSorted((a, b) => a - b), columns: 'accessKeyId' },
    others: [...named]
      .map(([index, paths]): Mention => ({ log, index, paths: () => paths }))
      .toSorted((a, b) => a.index - b.index),
  }));
}

/** So many records are read in one go. */
const STEP = 50;
const SURE: readonly TextColumn[] = ['accessKeyId', 'principalArn', 'sourceIPAddress', 'eventID'];

function* countedInText(log: IndexedLog, sought: Sought): Generator<void, EventIn[]> {
  const inColumns = new InColumns(log, sought);
  const stretches = stretchesToRead(log.rows, sought);
  const events = [...new Set(inColumns.outside(stretches).indexes)].map((index): EventIn => ({ log, index }));
  for (const [number, { index }] of (yield* candidatesIn(log, sought.value, stretches)).entries()) {
    if (!SURE.some((column) => inColumns.has(index, column))) {
      if (number % STEP === STEP - 1) yield;
      if (pathsOf(eventOf(log.log, index).record(), sought.value).length === 0) continue;
    }
    events.push({ log, index });
  }
  return events.toSorted((a, b) => a.index - b.index);
}
