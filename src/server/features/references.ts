import type { Location } from 'vscode-languageserver';
import type { Position } from '../../protocol.ts';
import { drawnPlaceOf, type Snapshot, type View } from '../snapshot.ts';

/** Every exact occurrence of what stands at a position, across all logs, oldest first. One a step: some have to be rendered. */
export function* references(snapshot: Snapshot, view: View, position: Position): Generator<void, Location[]> {
  const offset = view.offsetAt(position);
  const found = offset === undefined ? undefined : snapshot.investigation.entityAt(view.log, offset);
  if (!found) return [];
  const locations: Location[] = [];
  for (const { event, span } of yield* snapshot.investigation.referencesInSteps(found.entity)) {
    locations.push(drawnPlaceOf(snapshot, event.log, span, view));
    yield;
  }
  return locations;
}
