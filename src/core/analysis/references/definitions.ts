import type { FieldPath } from '../../log/json/value.ts';
import type { Case } from '../case.ts';
import type { Entity, Occurrence } from '../entities/entity.ts';
import { inOrder } from '../event-order.ts';
import { findFacts } from '../facts/facts-when-asked.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { isPlaceOf } from '../facts/key-pairs.ts';
import { issuesOf } from '../lineage/issues.ts';
import { occurrenceAt } from './occurrences.ts';

/**
 * Where an entity comes from: of a key pair the successful calls that created or imported it, of an access key the
 * call that issued it. Oldest first; empty for other entities and for what the logs do not show. In steps: of logs whose
 * text is at hand records are read the first time.
 */
export function* definitions(all: Case, entity: Entity): Generator<void, Occurrence[]> {
  if (entity.kind === 'key-pair') yield* all.keyPairs.inSteps();
  if (entity.kind === 'access-key') yield* findFacts(all.readLogs(), 'issues');
  return inOrder(definingPlaces(all, entity)).map((place) => occurrenceAt(all, place, place.path));
}

/** An event that defines an entity, and where. */
export interface DefiningPlace extends EventIn {
  readonly path: FieldPath;
}

/** The same in no order. */
export function definingPlaces(all: Case, entity: Entity): DefiningPlace[] {
  const places = entity.kind === 'key-pair' ? creations(all, entity) : issued(all, entity);
  return places.filter((place) => !all.duplicates().isCopy(place));
}

function issued(all: Case, { kind, value }: Entity): DefiningPlace[] {
  return kind === 'access-key' ? issuesOf(all, value) : [];
}

/** The successful calls that created or imported a key pair. */
function creations(all: Case, entity: Entity): DefiningPlace[] {
  return all
    .keyPairs()
    .named(entity.value)
    .filter(({ mention: { role } }) => role === 'created' || role === 'imported')
    .filter((named) => named.log.rows.at('error', named.index) === 0 && isPlaceOf(entity, named))
    .map(({ log, index, mention: { path } }) => ({ log, index, path }));
}
