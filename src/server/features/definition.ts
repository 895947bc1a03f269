import type { Location } from 'vscode-languageserver';
import type { Position } from '../../protocol.ts';
import { drawnPlaceOf, type Snapshot, type View } from '../snapshot.ts';

/** From a key pair's name to the call that made it, from a temporary access key to the call that issued it. */
export function* definition(snapshot: Snapshot, view: View, position: Position): Generator<void, Location[]> {
  const offset = view.offsetAt(position);
  const found = offset === undefined ? undefined : snapshot.investigation.entityAt(view.log, offset);
  if (!found) return [];
  const definitions = yield* snapshot.investigation.definitionsInSteps(found.entity);
  return definitions.map(({ event, span }) => drawnPlaceOf(snapshot, event.log, span, view));
}
