import type { TextColumn } from '../../log/columns/columns.ts';
import { parseUuid } from '../../log/packed/uuid.ts';
import type { Case } from '../case.ts';
import type { Entity, EntityKind } from '../entities/entity.ts';
import { findFacts } from '../facts/facts-when-asked.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';
import { keyPairEntity } from '../facts/key-pairs.ts';
import { eventOf } from '../../log/events.ts';
import { memoryOfOne } from '../lazy.ts';

/** An entity and the first event that has it. */
export interface FoundValue {
  readonly entity: Entity;
  readonly event: EventIn;
}

const COLUMNS: readonly (readonly [EntityKind, TextColumn])[] = [
  ['access-key', 'accessKeyId'],
  ['principal', 'principalArn'],
  ['address', 'sourceIPAddress'],
  ['event-name', 'eventName'],
];

/** So many events are looked at in a step. */
const STEP = 1 << 11;

/** Of each case that was asked: every access key, principal, address, event name and key pair in it. */
const values = memoryOfOne(valuesOf);

/**
 * The entities whose value holds `text`, whatever its case, at most `most`: first those that are it, then those that begin
 * with it. An event is found by its whole id. In steps; of one case the values are gathered once.
 */
export function* findValues(all: Case, text: string, most: number): Generator<void, FoundValue[]> {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const ranks: FoundValue[][] = [eventsWithId(all, text.trim()), [], [], []];
  for (const value of yield* values(all).inSteps()) {
    const at = value.entity.value.toLowerCase().indexOf(wanted);
    if (at < 0) continue;
    const isAll = value.entity.value.length === wanted.length;
    ranks[isAll ? 1 : at === 0 ? 2 : 3]!.push(value);
  }
  return ranks.flat().slice(0, most);
}

function eventsWithId(all: Case, id: string): FoundValue[] {
  const isId = parseUuid(new TextEncoder().encode(id), new Uint8Array(16), 0) || id.length > 20;
  return isId
    ? all
        .duplicates()
        .withId(id)
        .slice(0, 1)
        .map((event) => ({ entity: { kind: 'event', value: id }, event }))
    : [];
}

function* valuesOf(all: Case): Generator<void, readonly FoundValue[]> {
  yield* findFacts(all.readLogs(), 'keyPairs');
  const found = new Map<string, FoundValue>();
  let seen = 0;
  for (const log of all.logs) {
    for (const [kind, column] of COLUMNS) addColumn(found, log, kind, column);
    addKeyPairs(found, log);
    seen += log.rows.count;
    if (seen < STEP) continue;
    seen = 0;
    yield;
  }
  return [...found.values()];
}

function addColumn(
  found: Map<string, FoundValue>,
  log: IndexedLog,
  kind: EntityKind,
  column: TextColumn,
): void {
  const { rows } = log;
  const seen = new Uint8Array(rows.numbers);
  for (let index = 0; index < rows.count; index++) {
    const number = rows.at(column, index);
    if (number === 0 || seen[number]) continue;
    seen[number] = 1;
    const value = rows.text(column, index);
    const key = `${kind} ${value}`;
    if (value !== undefined && !found.has(key))
      found.set(key, { entity: { kind, value }, event: { log, index } });
  }
}

function addKeyPairs(found: Map<string, FoundValue>, log: IndexedLog): void {
  for (const { index, mention } of log.facts.keyPairs) {
    if (mention.name === undefined) continue;
    const entity = keyPairEntity(mention.name, mention.service, eventOf(log.log, index), log.id);
    const key = `key-pair ${JSON.stringify(entity)}`;
    if (!found.has(key)) found.set(key, { entity, event: { log, index } });
  }
}
