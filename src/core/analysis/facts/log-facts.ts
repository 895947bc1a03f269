import type { KeyPairMention } from '../../enrich/enrichment.ts';
import { keyPairsOfCall } from '../../enrich/key-pair.ts';
import {
  mayMakeSecurityGroups,
  securityGroupMentions,
  type SecurityGroupMention,
} from '../../enrich/security-group.ts';
import { answersOfCalls, loudEvents, type CallTest } from '../../log/calls.ts';
import { eventCount, eventOf } from '../../log/events.ts';
import type { Log, LogEvent } from '../../log/log.ts';
import { accessKeysNamedBy, mayNameAccessKeys, type NamedAccessKey } from './access-keys.ts';
import { digestsIn, type Digest } from '../coverage/digests.ts';
import { instancesOf, mayLaunch, type LaunchedInstance } from '../lineage/instances.ts';
import { issueOf, mayIssue, type Issue } from '../lineage/issues.ts';
import { updateOf, updatesIn, type Update } from '../deliveries/updates.ts';

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

/** Gives the function that finds facts of one kind in events of a call; false for a call whose events have none. */
export type FactsOfCall<Fact> = CallTest<(event: LogEvent) => readonly Fact[]>;

const keyPairs: FactsOfCall<KeyPairPosting> = (...call) => {
  const mentionsIn = keyPairsOfCall(...call);
  return mentionsIn && ((event) => mentionsIn(event).map((mention) => ({ index: event.index, mention })));
};
const securityGroups: FactsOfCall<SecurityGroupPosting> = (...call) =>
  mayMakeSecurityGroups(...call) &&
  ((event) =>
    securityGroupMentions(event).map(({ role, name, groupId }) => ({
      index: event.index,
      mention: { role, name, groupId },
    })));
const issues: FactsOfCall<Issue> = (...call) =>
  mayIssue(...call) &&
  ((event) => {
    const issue = issueOf(event);
    return issue ? [issue] : [];
  });
const launched: FactsOfCall<LaunchedInstance> = (...call) => mayLaunch(...call) && instancesOf;

/** The facts that only events of certain calls have. */
export const OF_CALLS = { keyPairs, securityGroups, issues, launched };

const NONE: readonly never[] = [];
/** Of almost all small logs. */
export const NO_FACTS: LogFacts = {
  keyPairs: NONE,
  securityGroups: NONE,
  launched: NONE,
  issues: NONE,
  accessKeys: NONE,
  updates: NONE,
  digests: NONE,
};

export function hasFacts(facts: LogFacts): boolean {
  return Object.values(facts).some(({ length }) => length > 0);
}

/** The facts of a log of which nothing but findings and coverage will be asked. */
export function factsForFindings(log: Log): LogFacts {
  return { ...NO_FACTS, updates: updatesIn(log), digests: digestsIn(log) };
}

/** The facts of a log, to keep when its text is gone. */
export function factsOf(log: Log): LogFacts {
  const found = newFound(digestsIn(log));
  const { calls, answers } = answersOfCalls(log, findersOfCall);
  const loud = loudEvents(log);
  const count = eventCount(log);
  let nextLoud = 0;
  // Event by event, so that each record is read once.
  for (let index = 0; index < count; index++) {
    const find = calls.length > 0 && answers[calls[index]!];
    const isLoud = loud[nextLoud] === index;
    if (!find && !isLoud) continue;
    const event = eventOf(log, index);
    if (find) find(event, found);
    if (!isLoud) continue;
    nextLoud++;
    addKeysAndUpdate(event, found);
  }
  return found;
}

/** The same of one event. */
export function factsOfRecord(event: LogEvent): LogFacts {
  const found = newFound([]);
  const find = findersOfCall(event.eventSource, event.eventName);
  if (find) find(event, found);
  addKeysAndUpdate(event, found);
  return hasFacts(found) ? found : NO_FACTS;
}

function newFound(digests: Digest[]): Found {
  return {
    keyPairs: [],
    securityGroups: [],
    issues: [],
    launched: [],
    accessKeys: [],
    updates: [],
    digests,
  };
}

function addKeysAndUpdate(event: LogEvent, found: Found): void {
  if (mayNameAccessKeys(event)) found.accessKeys.push(...accessKeysNamedBy(event));
  const update = updateOf(event);
  if (update) found.updates.push(update);
}

type Found = { readonly [Part in keyof LogFacts]: LogFacts[Part][number][] };
type AddFacts = (event: LogEvent, found: Found) => void;

/** What finds the facts that only events of this call have; false where there are none. */
function findersOfCall(eventSource: string, eventName: string): AddFacts | false {
  const finders = [
    adding(keyPairs(eventSource, eventName), 'keyPairs'),
    adding(securityGroups(eventSource, eventName), 'securityGroups'),
    adding(issues(eventSource, eventName), 'issues'),
    adding(launched(eventSource, eventName), 'launched'),
  ].filter((find) => find !== false);
  if (finders.length < 2) return finders[0] ?? false;
  return (event, found) => {
    for (const find of finders) find(event, found);
  };
}

function adding<Part extends keyof typeof OF_CALLS>(
  find: ReturnType<(typeof OF_CALLS)[Part]>,
  part: Part,
): AddFacts | false {
  return (
    find &&
    ((event, found) => {
      const facts: readonly LogFacts[Part][number][] = find(event);
      for (const fact of facts) found[part].push(fact);
    })
  );
}
