import type { KeyPairMention } from '../enrich/enrichment.ts';
import { keyPairMentions } from '../enrich/key-pair.ts';
import type { Log, LogEvent } from '../log/log.ts';
import { escapingEvents, type EscapingEvent } from './candidates.ts';
import { lazy } from './lazy.ts';
import { issueOf, type Issue } from './lineage.ts';

/** Indexes of events, ascending, by the value of one of their fields. */
export type Posting = ReadonlyMap<string, readonly number[]>;

/** One event and one key pair it names. */
export interface KeyPairPosting {
  readonly index: number;
  readonly mention: KeyPairMention;
}

/** What pivots need of one log; each part is built when first asked for. */
export interface LogIndex {
  readonly accessKeys: () => Posting;
  readonly principals: () => Posting;
  /** By `sourceIPAddress` as it stands: service names too. */
  readonly addresses: () => Posting;
  readonly eventNames: () => Posting;
  readonly eventIDs: () => Posting;
  readonly keyPairs: () => readonly KeyPairPosting[];
  readonly issues: () => readonly Issue[];
  readonly escapes: () => readonly EscapingEvent[];
}

export function indexLog(log: Log): LogIndex {
  return {
    accessKeys: lazy(() => group(log, (event) => event.accessKeyId)),
    principals: lazy(() => group(log, (event) => event.principalArn)),
    addresses: lazy(() => group(log, (event) => event.sourceIPAddress)),
    eventNames: lazy(() => group(log, (event) => event.eventName)),
    eventIDs: lazy(() => group(log, (event) => event.eventID)),
    keyPairs: lazy(() =>
      log.events.flatMap((event, index) => keyPairMentions(event).map((mention) => ({ index, mention }))),
    ),
    issues: lazy(() => log.events.flatMap((event) => issueOf(event) ?? [])),
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
