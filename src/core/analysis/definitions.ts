import type { LogEvent } from '../log/log.ts';
import { compareEvents } from '../detect/conclude/order.ts';
import type { Case, IndexedLog } from './case.ts';
import type { Entity, Occurrence } from './entity.ts';
import { isPlaceOf } from './key-pairs.ts';
import { occurrenceAt } from './references.ts';
import type { FieldPath } from '../log/json.ts';

/**
 * Where an entity comes from: of a key pair the successful calls that created or imported it, of an access key the
 * call that issued it. Oldest first; empty for other entities and for what the logs do not show.
 */
export function definitions(all: Case, entity: Entity): Occurrence[] {
  return all.logs
    .flatMap((log) => definingPlaces(log, entity).map((place) => ({ ...place, log: log.id })))
    .filter(({ event, log }) => !all.duplicates().firstOf({ log, index: event.index }))
    .map(({ event, path, log }) => occurrenceAt(all.facts(event, log), event, path))
    .toSorted((a, b) => compareEvents(a.event, b.event));
}

interface DefiningPlace {
  readonly event: LogEvent;
  readonly path: FieldPath;
}

function definingPlaces(log: IndexedLog, entity: Entity): DefiningPlace[] {
  if (entity.kind === 'key-pair') return creations(log, entity);
  if (entity.kind !== 'access-key') return [];
  return log.facts.issues
    .filter(({ child }) => child === entity.value)
    .map(({ index, path }) => ({ event: log.log.events[index]!, path }));
}

/** The successful calls of one log that created or imported a key pair. */
function creations({ id, log, facts }: IndexedLog, entity: Entity): DefiningPlace[] {
  return facts.keyPairs
    .filter(
      ({ mention: { name, role } }) => name === entity.value && (role === 'created' || role === 'imported'),
    )
    .map(({ index: at, mention }) => ({
      event: log.events[at]!,
      path: mention.path,
      service: mention.service,
    }))
    .filter(({ event, service }) => event.error === undefined && isPlaceOf(entity, service, event, id));
}
