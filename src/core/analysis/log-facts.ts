import type { KeyPairMention } from '../enrich/enrichment.ts';
import { keyPairMentions, mayNameKeyPairs } from '../enrich/key-pair.ts';
import {
  mayMakeSecurityGroups,
  securityGroupMentions,
  type SecurityGroupMention,
} from '../enrich/security-group.ts';
import { eventsOfCalls } from '../log/calls.ts';
import { eventOf } from '../log/events.ts';
import type { Log } from '../log/log.ts';
import { accessKeysNamedIn, type NamedAccessKey } from './access-keys.ts';
import { digestsIn, type Digest } from './digests.ts';
import { lazy } from './lazy.ts';
import { issueOf, mayIssue, type Issue } from './lineage.ts';
import { updatesIn, type Update } from './updates.ts';

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
  /** Access keys that stand anywhere but in `userIdentity.accessKeyId`, in the order of the log. */
  readonly accessKeys: readonly NamedAccessKey[];
  readonly updates: readonly Update[];
  readonly digests: readonly Digest[];
}

/** The facts of a log, to keep when its text is gone. */
export function factsOf(log: Log): LogFacts {
  return { ...factsWhenAsked(log) };
}

/** The same for a log whose text stays at hand: each part is found when first asked for. */
export function factsWhenAsked(log: Log): LogFacts {
  const keyPairs = lazy(() =>
    eventsOfCalls(log, mayNameKeyPairs).flatMap((index) =>
      keyPairMentions(eventOf(log, index)).map((mention) => ({ index, mention })),
    ),
  );
  const securityGroups = lazy(() =>
    eventsOfCalls(log, mayMakeSecurityGroups).flatMap((index) =>
      securityGroupMentions(eventOf(log, index)).map(({ role, name, groupId }) => ({
        index,
        mention: { role, name, groupId },
      })),
    ),
  );
  const issues = lazy(() =>
    eventsOfCalls(log, mayIssue).flatMap((index) => issueOf(eventOf(log, index)) ?? []),
  );
  const accessKeys = lazy(() => accessKeysNamedIn(log));
  const updates = lazy(() => updatesIn(log));
  const digests = lazy(() => digestsIn(log));
  return {
    get keyPairs() {
      return keyPairs();
    },
    get securityGroups() {
      return securityGroups();
    },
    get issues() {
      return issues();
    },
    get accessKeys() {
      return accessKeys();
    },
    get updates() {
      return updates();
    },
    get digests() {
      return digests();
    },
  };
}
