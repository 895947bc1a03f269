import type { KeyPairMention } from '../../enrich/enrichment.ts';
import { keyPairMentions, mayNameKeyPairs } from '../../enrich/key-pair.ts';
import {
  mayMakeSecurityGroups,
  securityGroupMentions,
  type SecurityGroupMention,
} from '../../enrich/security-group.ts';
import { eventsOfCalls } from '../../log/calls.ts';
import { eventOf } from '../../log/events.ts';
import type { Log, LogEvent } from '../../log/log.ts';
import { accessKeysNamedBy, eventsNamingAccessKeys, type NamedAccessKey } from './access-keys.ts';
import { digestsIn, type Digest } from '../coverage/digests.ts';
import { instancesOf, mayLaunch, type LaunchedInstance } from '../lineage/instances.ts';
import { issueOf, mayIssue, type Issue } from '../lineage/issues.ts';
import { updatesIn, type Update } from '../deliveries/updates.ts';

/** One event and one key pair it names. */
export interface KeyPairPosting {
  readonly index: number;
  readonly mention: KeyPairMention;
}

/** One event and one security group that it made or opened. */
export interface SecurityGroupPosting {
  readonly index: number;
  readonly mention: Pick<SecurityGroupMention, 'role' | 'name' | 'groupId'>;
}

/** What pivots need of a log's records, found while its text was at hand. Plain data. */
export interface LogFacts {
  readonly keyPairs: readonly KeyPairPosting[];
  readonly securityGroups: readonly SecurityGroupPosting[];
  readonly issues: readonly Issue[];
  readonly launched: readonly LaunchedInstance[];
  /** Access keys that stand anywhere but in `userIdentity.accessKeyId`, in the order of the log. */
  readonly accessKeys: readonly NamedAccessKey[];
  readonly updates: readonly Update[];
  readonly digests: readonly Digest[];
}

/** How facts of one kind are found. */
export interface Finder<Fact> {
  /** The indexes of the events that may have any, ascending. */
  readonly events: (log: Log) => readonly number[];
  readonly of: (event: LogEvent) => readonly Fact[];
}

export const KEY_PAIRS: Finder<KeyPairPosting> = {
  events: (log) => eventsOfCalls(log, mayNameKeyPairs),
  of: (event) => keyPairMentions(event).map((mention) => ({ index: event.index, mention })),
};
export const SECURITY_GROUPS: Finder<SecurityGroupPosting> = {
  events: (log) => eventsOfCalls(log, mayMakeSecurityGroups),
  of: (event) =>
    securityGroupMentions(event).map(({ role, name, groupId }) => ({
      index: event.index,
      mention: { role, name, groupId },
    })),
};
export const ISSUES: Finder<Issue> = {
  events: (log) => eventsOfCalls(log, mayIssue),
  of: (event) => {
    const issue = issueOf(event);
    return issue ? [issue] : [];
  },
};
export const LAUNCHED: Finder<LaunchedInstance> = {
  events: (log) => eventsOfCalls(log, mayLaunch),
  of: instancesOf,
};
export const ACCESS_KEYS: Finder<NamedAccessKey> = { events: eventsNamingAccessKeys, of: accessKeysNamedBy };

/** The facts of a log, to keep when its text is gone. */
export function factsOf(log: Log): LogFacts {
  const tasks: Task[] = [];
  const facts: LogFacts = {
    keyPairs: gather(KEY_PAIRS, log, tasks),
    securityGroups: gather(SECURITY_GROUPS, log, tasks),
    issues: gather(ISSUES, log, tasks),
    launched: gather(LAUNCHED, log, tasks),
    accessKeys: gather(ACCESS_KEYS, log, tasks),
    updates: updatesIn(log),
    digests: digestsIn(log),
  };
  // Event by event, so that each record is read once.
  for (const { index, find } of tasks.toSorted((a, b) => a.index - b.index)) find(eventOf(log, index));
  return facts;
}

interface Task {
  readonly index: number;
  readonly find: (event: LogEvent) => void;
}

/** A list that is filled when the tasks are done. */
function gather<Fact>({ events, of }: Finder<Fact>, log: Log, tasks: Task[]): readonly Fact[] {
  const facts: Fact[] = [];
  const find = (event: LogEvent): void => void facts.push(...of(event));
  for (const index of events(log)) tasks.push({ index, find });
  return facts;
}
