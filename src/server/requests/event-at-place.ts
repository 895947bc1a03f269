import type { LogEvent } from '../../core/log/log.ts';
import type { PlaceParams } from '../../protocol.ts';
import type { Snapshot } from '../snapshot.ts';

/** An event and the very place in its log's text that was asked about. */
export interface EventAtPlace {
  readonly log: string;
  readonly event: LogEvent;
  readonly offset: number;
}

/** The event that stands at a place, whichever view of its log that is in. */
export function eventAtPlace(snapshot: Snapshot, { uri, position }: PlaceParams): EventAtPlace | undefined {
  const view = snapshot.view(uri);
  const offset = view?.offsetAt(position);
  if (!view || offset === undefined) return undefined;
  const event = snapshot.investigation.eventAt(view.log, offset);
  return event && { log: view.log, event, offset };
}
