import type { PlaceParams } from '../../protocol.ts';
import type { Snapshot } from '../snapshot.ts';

/** A place in a log's text. */
export interface LogOffset {
  readonly log: string;
  readonly offset: number;
}

/** What of a log a place in any view of it stands for. Undefined between the events of a rendering. */
export function logOffset(
  snapshot: Snapshot,
  { uri, position, offset: known }: PlaceParams,
): LogOffset | undefined {
  if (known !== undefined) return snapshot.investigation.log(uri) && { log: uri, offset: known };
  const view = snapshot.view(uri);
  const offset = view?.offsetAt(position);
  return view && offset !== undefined ? { log: view.log, offset } : undefined;
}
