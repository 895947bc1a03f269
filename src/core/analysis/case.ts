import { conclude } from '../detect/conclude/conclude.ts';
import type { EditedMatches } from '../detect/edited/edited-matches.ts';
import { eventFacts } from '../detect/facts.ts';
import { indexJoins, type Joins } from '../detect/conclude/joins.ts';
import type { Conclusion, EventFacts, LogMatches } from '../detect/finding.ts';
import type { RuleSet } from '../detect/rule.ts';
import { enrich } from '../enrich/enrich.ts';
import type { EnrichContext } from '../enrich/enrichment.ts';
import type { Log, LogEvent } from '../log/log.ts';
import { findDeliveriesInSteps, type Deliveries } from './deliveries.ts';
import { placeKey, type EventPlace } from './duplicates.ts';
import { lazy, stepped, type Stepped } from './lazy.ts';
import type { LogFacts } from './log-facts.ts';
import type { LogIndex } from './log-index.ts';

/** One log of an investigation and what was learnt from it. */
export interface CaseLog {
  readonly id: string;
  readonly log: Log;
  readonly matches: LogMatches;
  readonly facts: LogFacts;
}

/** A log of an investigation, and what was looked up in it before. */
export interface IndexedLog extends CaseLog {
  readonly index: LogIndex;
}

/** All logs of an investigation at one moment; what joins them is worked out when first asked for. */
export interface Case {
  /** In the order of their ids. */
  readonly logs: readonly IndexedLog[];
  readonly duplicates: Stepped<Deliveries>;
  readonly conclusion: () => Conclusion;
  /** What the conclusion was drawn from, before edits that moved its events at most. */
  readonly basis: { readonly matches: ReadonlySet<LogMatches>; readonly conclusion: () => Conclusion };
  /** The logs that were edited since, by their ids. */
  readonly edited: ReadonlyMap<string, EditedMatches>;
  /** What creations in all logs say of ids. */
  readonly joins: () => Joins;
  /** How many findings are anchored on an event. */
  readonly findingsOn: (place: EventPlace) => number;
  readonly facts: (event: LogEvent, log: string) => EventFacts;
}

export function caseOf(logs: readonly IndexedLog[], rules: RuleSet, context: EnrichContext): Case {
  const ordered = logs.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return caseWith(
    ordered,
    stepped(() => findDeliveriesInSteps(ordered)),
    rules,
    context,
  );
}

/** The case of these logs, in the order of their ids, of which the duplicates are known. */
export function caseWith(
  logs: readonly IndexedLog[],
  duplicates: Stepped<Deliveries>,
  rules: RuleSet,
  context: EnrichContext,
): Case {
  const matches = logs.map((log) => log.matches);
  const isDuplicate = (event: EventPlace): boolean => duplicates().firstOf(event) !== undefined;
  const conclusion = lazy(() => conclude(matches, rules, { isDuplicate }));
  const findingCounts = lazy(() => countFindings(conclusion()));
  return {
    logs,
    duplicates,
    conclusion,
    basis: { matches: new Set(matches), conclusion },
    edited: new Map(),
    joins: lazy(() => indexJoins(matches)),
    findingsOn: (place) => findingCounts().get(placeKey(place)) ?? 0,
    facts: (event, log) => eventFacts(log, event, enrich(event, context), context),
  };
}

function countFindings({ findings }: Conclusion): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { event } of findings) counts.set(placeKey(event), (counts.get(placeKey(event)) ?? 0) + 1);
  return counts;
}
