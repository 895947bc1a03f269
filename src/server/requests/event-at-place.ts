import type { LogEvent } from '../../core/log/log.ts';
import type { PlaceParams } from '../../protocol.ts';
import type { Snapshot } from '../snapshot.ts';
import { logOffset, type LogOffset } from './log-offset.ts';

/** An event and the very place in its log's text that was asked about. */
export interface EventAtPlace extends LogOffset {
  readonly event: LogEvent;
}

/** The event that stands at a place, whichever view of its log that is in. */
export function eventAtPlace(snapshot: Snapshot, params: PlaceParams): EventAtPlace | undefined {
  const at = logOffset(snapshot, params);
  const event = at && snapshot.investigation.eventAt(at.log, at.offset);
  return event && { ...at, event };
}
