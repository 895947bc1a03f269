import type { Entity } from '../core/analysis/entity.ts';
import { eventCount } from '../core/log/events.ts';
import { tableOf } from '../core/log/finish.ts';
import { placeCount } from '../protocol.ts';
import { placesOf } from './features/references.ts';
import type { Snapshot } from './snapshot.ts';

/** In so many logs some values are looked for, unless so many places are found before. */
const MOST_LOGS = 32;
const MOST_VALUES = 8;
const ENOUGH_PLACES = 20_000;
/** With fewer events the first answer takes no time to speak of. */
const FEWEST_EVENTS = 10_000;

/**
 * Finds references that nobody has asked for, and forgets them: what has run some times is compiled, so that the first
 * answer takes as long as any. False where there is too little to look for anything.
 */
export function* rehearseReferences(snapshot: Snapshot): Generator<void, boolean> {
  const logs = someLogs(snapshot);
  if (logs.reduce((sum, id) => sum + eventCount(snapshot.investigation.log(id)!), 0) < FEWEST_EVENTS)
    return false;
  let places = 0;
  for (const entity of someEntities(snapshot, logs)) {
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
    if (logs.length === MOST_LOGS) break;
  }
  return logs;
}

/** Callers of these logs, by turns by where they call from and with what. */
function someEntities({ investigation }: Snapshot, logs: readonly string[]): Entity[] {
  const entities = new Map<string, Entity>();
  for (let index = 0; entities.size < MOST_VALUES && index < MOST_VALUES; index++) {
    for (const id of logs) {
      const { rows } = tableOf(investigation.log(id)!);
      const isEven = entities.size % 2 === 0;
      const value = index < rows.count && rows.text(isEven ? 'sourceIPAddress' : 'userAgent', index);
      if (value) entities.set(value, { kind: isEven ? 'address' : 'user-agent', value });
      if (entities.size === MOST_VALUES) break;
    }
  }
  return [...entities.values()];
}
