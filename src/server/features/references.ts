import type { Location } from 'vscode-languageserver';
import type { Position } from '../../protocol.ts';
import { drawnPlaceOf, foreknownPlacesOf, type Snapshot, type View } from '../snapshot.ts';

/** So many are placed in a step where nothing has to be read for it. */
const STEP = 512;

/** Every exact occurrence of what stands at a position, across all logs, oldest first. One a step where a record is read. */
export function* references(snapshot: Snapshot, view: View, position: Position): Generator<void, Location[]> {
  const offset = view.offsetAt(position);
  const found = offset === undefined ? undefined : snapshot.investigation.entityAt(view.log, offset);
  if (!found) return [];
  const foreknown = foreknownPlacesOf(snapshot, view);
  const locations: Location[] = [];
  for (const occurrence of yield* snapshot.investigation.referencesInSteps(found.entity)) {
    const known = foreknown(occurrence);
    locations.push(known ?? drawnPlaceOf(snapshot, occurrence.log, occurrence.span, view));
    if (!known || locations.length % STEP === 0) yield;
  }
  return locations;
}
