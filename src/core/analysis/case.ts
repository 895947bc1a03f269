import { concludeInSteps } from '../detect/conclude/conclude.ts';
import { indexJoins, type Joins } from '../detect/conclude/joins.ts';
import type { EditedMatches } from '../detect/edited/edited-matches.ts';
import type { Conclusion, EventFacts, LogMatches } from '../detect/finding.ts';
import type { RuleSet } from '../detect/rule.ts';
import type { EnrichContext } from '../enrich/enrichment.ts';
import { findDeliveriesInSteps, type Deliveries } from './deliveries/deliveries.ts';
import { factsOfEvent } from './facts/event-facts.ts';
import { findingCounts, type FindingCounts } from './findings/finding-counts.ts';
import type { CaseIndex } from './index/case-index.ts';
import type { EventIn, IndexedLog } from './index/indexed-log.ts';
import type { OpenedKeys } from './index/opened-keys.ts';
import { bothIndexes, keyPairIndex, type KeyPairIndex } from './facts/key-pair-index.ts';
import { lazy, stepped, type Stepped } from './lazy.ts';

export type { CaseLog } from './index/indexed-log.ts';

/** All logs of an investigation at one moment; what joins them is worked out when first asked for. */
export interface Case {
  /** In the order of their ids. */
  readonly logs: readonly IndexedLog[];
  /** Those of them whose text is at hand. */
  readonly readLogs: () => readonly IndexedLog[];
  readonly log: (id: string) => IndexedLog | undefined;
  /** The access keys of the others. */
  readonly keys: OpenedKeys;
  readonly keyPairs: Stepped<KeyPairIndex>;
  /** The part of it that comes from logs whose text is not at hand; edits leave it as it is. */
  readonly openedKeyPairs: Stepped<KeyPairIndex>;
  readonly duplicates: Stepped<Deliveries>;
  readonly conclusion: Stepped<Conclusion>;
  /** What the conclusion was drawn from, before edits that moved its events at most. */
  readonly basis: {
    readonly matches: () => ReadonlySet<LogMatches>;
    readonly conclusion: () => Conclusion;
  };
  /** The logs that were edited since, by their ids. */
  readonly edited: ReadonlyMap<string, EditedMatches>;
  /** What creations in all logs say of ids. */
  readonly joins: () => Joins;
  readonly findingCounts: () => FindingCounts;
  readonly facts: (event: EventIn) => EventFacts;
}

/** The case of the logs that are in the index now. */
export function caseOf(index: CaseIndex, rules: RuleSet, context: EnrichContext): Case {
  index.settleMatches();
  const { logs, keys } = index;
  const duplicates = stepped(() => findDeliveriesInSteps(index));
  const matches = lazy(() => logs.map((log) => log.matches));
  const conclusion = stepped(() =>
    concludeInSteps(matches(), rules, { isDuplicate: (event) => duplicates().firstOf(event) !== undefined }),
  );
  const readLogs = lazy(() => logs.filter(({ isOpened }) => !isOpened));
  const openedKeyPairs = stepped(() => keyPairIndex(logs.filter(({ isOpened }) => isOpened)));
  return {
    logs,
    readLogs,
    log: (id) => index.log(id),
    keys,
    keyPairs: bothIndexes(openedKeyPairs, readLogs),
    openedKeyPairs,
    duplicates,
    conclusion,
    basis: { matches: lazy(() => new Set(matches())), conclusion },
    edited: new Map(),
    joins: lazy(() => indexJoins(matches())),
    findingCounts: lazy(() => findingCounts(conclusion())),
    facts: (event) => factsOfEvent(event, context),
  };
}
