import type { Entity } from '../core/analysis/entities/entity.ts';
import { soughtValue, stretchesToRead } from '../core/analysis/references/stretches.ts';
import { eventCount } from '../core/log/events.ts';
import { tableOf } from '../core/log/finish.ts';
import type { Rows } from '../core/log/columns/rows.ts';
import { placeCount } from '../protocol.ts';
import { placesOf } from './features/references.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * In so many logs some values are looked for, unless so many places are found before. With fewer, each of them is large:
 * there it makes no difference.
 */
const LOGS = 32;
const MOST_VALUES = 8;
/** They are chosen from so many. */
const MOST_TRIED = 24;
const ENOUGH_PLACES = 20_000;
/** With fewer events the first answer takes no time to speak of. */
const FEWEST_EVENTS = 10_000;

/**
 * Finds references that nobody has asked for, and forgets them: what has run some times is compiled, so that the first
 * answer need not wait for that. False where there is too little to look for anything.
 */
export function* rehearseReferences(snapshot: Snapshot): Generator<void, boolean> {
  const logs = someLogs(snapshot);
  const events = logs.reduce((sum, id) => sum + eventCount(snapshot.investigation.log(id)!), 0);
  if (logs.length < LOGS || events < FEWEST_EVENTS) return false;
  let places = 0;
  for (const entity of yield* someEntities(snapshot, logs)) {
    if (places >= ENOUGH_PLACES) break;
    const found = yield* snapshot.investigation.referencesInSteps(entity, logs);
    places += placeCount(yield* placesOf(snapshot, undefined, entity, found));
  }
  return true;
}

/** Logs that only a rendering shows, as nearly all of a large case. */
function someLogs(snapshot: Snapshot): string[] {
  const logs: string[] = [];
  for (const id of snapshot.investigation.logIds()) {
    if (!snapshot.opensAsText(id)) logs.push(id);
    if (logs.length === LOGS) break;
  }
  return logs;
}

/** Where callers of these logs call from and with what: those for which the least has to be read. */
function* someEntities({ investigation }: Snapshot, ids: readonly string[]): Generator<void, Entity[]> {
  const logs = ids.map((id) => tableOf(investigation.log(id)!).rows);
  const candidates = new Map<string, Candidate>();
  for (let index = 0; index < MOST_TRIED && candidates.size < MOST_TRIED; index++) {
    for (const rows of logs) {
      const isEven = candidates.size % 2 === 0;
      const value = index < rows.count && rows.text(isEven ? 'sourceIPAddress' : 'userAgent', index);
      if (!value || candidates.has(value) || candidates.size === MOST_TRIED) continue;
      yield;
      const entity: Entity = { kind: isEven ? 'address' : 'user-agent', value };
      candidates.set(value, { entity, stretches: stretchesIn(logs, value) });
    }
  }
  const sorted = [...candidates.values()].toSorted((a, b) => a.stretches - b.stretches);
  return sorted.slice(0, MOST_VALUES).map(({ entity }) => entity);
}

interface Candidate {
  readonly entity: Entity;
  /** Of how many stretches the text is read for it. */
  readonly stretches: number;
}

function stretchesIn(logs: readonly Rows[], value: string): number {
  const sought = soughtValue(value);
  return logs.reduce((sum, rows) => sum + stretchesToRead(rows, sought).length, 0);
}
