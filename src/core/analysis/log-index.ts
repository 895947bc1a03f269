import type { Log, LogEvent } from '../log/log.ts';
import { escapingEvents, type EscapingEvent } from './candidates.ts';
import { lazy } from './lazy.ts';

/** Indexes of events, ascending, by the value of one of their fields. */
export type Posting = ReadonlyMap<string, readonly number[]>;

/** What pivots need of one log; each part is built when first asked for. */
export interface LogIndex {
  readonly accessKeys: () => Posting;
  readonly principals: () => Posting;
  /** By `sourceIPAddress` as it stands: service names too. */
  readonly addresses: () => Posting;
  readonly eventNames: () => Posting;
  readonly eventIDs: () => Posting;
  readonly escapes: () => readonly EscapingEvent[];
}

export function indexLog(log: Log): LogIndex {
  return {
    accessKeys: lazy(() => group(log, (event) => event.accessKeyId)),
    principals: lazy(() => group(log, (event) => event.principalArn)),
    addresses: lazy(() => group(log, (event) => event.sourceIPAddress)),
    eventNames: lazy(() => group(log, (event) => event.eventName)),
    eventIDs: lazy(() => group(log, (event) => event.eventID)),
    escapes: lazy(() => escapingEvents(log)),
  };
}

function group({ events }: Log, keyOf: (event: LogEvent) => string | undefined): Posting {
  const groups = new Map<string, number[]>();
  for (const [index, event] of events.entries()) {
    const key = keyOf(event);
    if (key === undefined) continue;
    const indexes = groups.get(key);
    if (indexes) indexes.push(index);
    else groups.set(key, [index]);
  }
  return groups;
}
