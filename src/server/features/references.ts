import type { Location } from 'vscode-languageserver';
import type { Position } from '../../protocol.ts';
import { placeOf, type Snapshot, type View } from '../snapshot.ts';

/** Every exact occurrence of what stands at a position, across the open logs, oldest first. */
export function references(snapshot: Snapshot, view: View, position: Position): Location[] {
  const offset = view.offsetAt(position);
  const found = offset === undefined ? undefined : snapshot.investigation.entityAt(view.log, offset);
  if (!found) return [];
  return snapshot.investigation
    .references(found.entity)
    .map(({ event, span }) => placeOf(snapshot, event.log, span, view));
}
