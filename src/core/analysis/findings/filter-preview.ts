import { concludeInSteps } from '../../detect/conclude/conclude.ts';
import type { EventFacts, Finding, LogMatches, Match, SuppressedMatch } from '../../detect/finding.ts';
import { feedersOf, indexFilters, type RuleFilters } from '../../detect/rule-filters.ts';
import type { FilterRule, MatchTarget, RuleSet } from '../../detect/rule.ts';
import { enrich } from '../../enrich/enrich.ts';
import type { EnrichContext } from '../../enrich/enrichment.ts';
import { eventOf } from '../../log/events.ts';
import { compositeKey } from '../../detect/conclude/identity.ts';
import type { Case } from '../case.ts';
import type { IndexedLog } from '../index/indexed-log.ts';

/** What a filter would do to the findings of the rules that it is for. */
export interface FilterPreview {
  /** Those that there are … */
  readonly findings: number;
  /** … and how many of them it would take away. */
  readonly hidden: number;
  /** There are more events than are judged: it may take away more. */
  readonly isCut: boolean;
}

/** So many events are judged for each filter: of logs that are loaded their texts have to be brought. */
export const MOST_JUDGED = 1000;
/** About a millisecond of work, in events. */
const STEP = 32;

/**
 * What each of some filters, which are for the same rules and not among those of the set, would take away. Nothing is
 * matched again: their rules are concluded anew without what they hold back. In steps.
 */
export function* previewFilters(
  all: Case,
  filters: readonly FilterRule[],
  rules: RuleSet,
  context: EnrichContext,
): Generator<void, FilterPreview[]> {
  yield* all.duplicates.inSteps();
  const some = rulesBehind(filters, rules);
  const reported = new Set(filters.flatMap((filter) => filter.rules));
  const ids = new Set(some.rules.filter(({ key }) => reported.has(key)).map(({ finding }) => finding));
  const isDuplicate = (event: EventFacts): boolean => all.duplicates().firstOf(event) !== undefined;
  function* findingsOf(logs: readonly LogMatches[], under: RuleSet): Generator<void, Finding[]> {
    const { findings } = yield* concludeInSteps(logs, under, { isDuplicate });
    return findings.filter(({ id }) => ids.has(id));
  }

  const keys = new Set(some.rules.map(({ key }) => key));
  const logs: Judged[] = [];
  for (const log of all.logs) {
    logs.push({ log, matches: matchesOf(keys, log.matches) });
    yield;
  }
  const found = yield* findingsOf(
    logs.map(({ matches }) => matches),
    some,
  );
  const previews: FilterPreview[] = [];
  for (const filter of filters) {
    const under = { ...some, filters: [...(some.filters ?? []), filter] };
    const held = yield* holdBack(logs, indexFilters({ ...some, filters: [filter] }), context);
    const left = new Set((yield* findingsOf(held.logs, under)).map(keyOf));
    const hidden = found.filter((finding) => !left.has(keyOf(finding))).length;
    previews.push({ findings: found.length, hidden, isCut: held.isCut });
  }
  return previews;
}

interface Judged {
  readonly log: IndexedLog;
  readonly matches: LogMatches;
}

/** The rules that filters are for, and all that these are made of. */
function rulesBehind(filters: readonly FilterRule[], rules: RuleSet): RuleSet {
  const byKey = new Map(rules.rules.map((rule) => [rule.key, rule]));
  const wanted = filters.flatMap((filter) => filter.rules.flatMap((key) => byKey.get(key) ?? []));
  const keys = new Set(wanted.flatMap((rule) => [...feedersOf(rule, byKey)]));
  return { ...rules, rules: rules.rules.filter(({ key }) => keys.has(key)) };
}

/** The matches of some rules alone. */
function matchesOf(
  keys: ReadonlySet<string>,
  { log, matches, suppressed = [], joins, firstTime, lastTime }: LogMatches,
): LogMatches {
  return {
    log,
    matches: matches.filter(({ rule }) => keys.has(rule)),
    undecided: [],
    suppressed: suppressed.filter(({ match }) => keys.has(match.rule)),
    joins,
    firstTime,
    lastTime,
  };
}

/** The matches as they would be under a filter, judged in the order of the logs as far as there is room. */
function* holdBack(
  logs: readonly Judged[],
  filters: RuleFilters,
  context: EnrichContext,
): Generator<void, { readonly logs: readonly LogMatches[]; readonly isCut: boolean }> {
  const judged: LogMatches[] = [];
  let events = 0;
  for (const { log, matches: before } of logs) {
    const kept: Match[] = [];
    const held: SuppressedMatch[] = [];
    for (const matches of byEvent(before.matches)) {
      if (++events > MOST_JUDGED) {
        kept.push(...matches);
        continue;
      }
      if (log.isOpened || events % STEP === 0) yield;
      const target = targetOf(log, matches[0]!.event, context);
      const passing = matches.filter((match) => {
        const by = filters.holdingBack(match.rule, target);
        if (by.length > 0) held.push({ match, filters: by });
        return by.length === 0;
      });
      kept.push(...passing);
      held.push(...filters.ofCorrelations(passing, matches[0]!.event, target));
    }
    judged.push({ ...before, matches: kept, suppressed: [...(before.suppressed ?? []), ...held] });
  }
  return { logs: judged, isCut: events > MOST_JUDGED };
}

/** Matches come in the order of their events. */
function* byEvent(matches: readonly Match[]): Generator<readonly Match[], void> {
  for (let from = 0, to = 0; from < matches.length; from = to) {
    const { index } = matches[from]!.event;
    while (matches[to]?.event.index === index) to++;
    yield matches.slice(from, to);
  }
}

function targetOf({ log }: IndexedLog, { index }: EventFacts, context: EnrichContext): MatchTarget {
  const event = eventOf(log, index);
  return { event, enrichment: enrich(event, context) };
}

function keyOf({ id, event }: Finding): string {
  return compositeKey([id, event.log, String(event.index)]);
}
