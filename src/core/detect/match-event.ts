import { enrich } from '../enrich/enrich.ts';
import type { EnrichContext, Enrichment } from '../enrich/enrichment.ts';
import type { LogEvent } from '../log/log.ts';
import { ColumnsOfEvent } from './event-columns.ts';
import { eventFacts } from './facts.ts';
import type { EventFacts, EventMatches, Match, SuppressedMatch, UndecidedMatch } from './finding.ts';
import { prepare, type PreparedRules } from './prepared-rules.ts';
import type { RulesOfCall } from './rule-index.ts';
import type { MatchTarget, RuleSet, Verdict } from './rule.ts';
import type { Possible } from './screen.ts';
import { EventFields } from './sigma/event-fields.ts';
import { toldByFacts } from './told-by-facts.ts';
import { valuesOf } from './values.ts';

/** What almost all events match that are looked into. */
export const NOTHING: EventMatches = { matches: [], undecided: [], suppressed: [] };

/** Matches every detection against one event of a log. */
export function matchEvent(
  logId: string,
  event: LogEvent,
  rules: RuleSet,
  context: EnrichContext,
): EventMatches {
  const prepared = prepare(rules);
  const ofCall = prepared.rulesOf(event);
  const possible = ofCall.screen(new ColumnsOfEvent(event, context));
  return matchPossible(logId, event, possible, ofCall, prepared, context);
}

/** The same of those rules for its call that may match it. */
export function matchPossible(
  logId: string,
  event: LogEvent,
  possible: Possible,
  ofCall: RulesOfCall,
  prepared: PreparedRules,
  context: EnrichContext,
): EventMatches {
  if (possible.rules.length === 0 || !possible.mayMatch(event)) return NOTHING;
  const fields = new EventFields(new LazyTarget(event, context));
  const verdicts: RuleVerdict[] = [];
  for (const { key: rule, evaluate } of ofCall.candidates(possible.rules, fields)) {
    const verdict = evaluate(fields);
    if (verdict.kind !== 'no-match') verdicts.push({ rule, verdict });
  }
  return verdicts.length === 0 ? NOTHING : matchesOf(logId, verdicts, fields, prepared, context);
}

/** What a rule says of an event. */
interface RuleVerdict {
  readonly rule: string;
  readonly verdict: Verdict;
}

function matchesOf(
  logId: string,
  verdicts: readonly RuleVerdict[],
  fields: EventFields,
  { filters, fields: named }: PreparedRules,
  context: EnrichContext,
): EventMatches {
  const facts = eventFacts(logId, fields.event, context);
  const matched = verdicts.filter(({ verdict }) => verdict.kind === 'match').map(({ rule }) => rule);
  const values = valuesOf(fields, named(matched), (field) => toldByFacts(facts, field));
  const matches: Match[] = [];
  const undecided: UndecidedMatch[] = [];
  const suppressed: SuppressedMatch[] = [];
  for (const { rule, verdict } of verdicts) {
    const held = filters.holdingBack(rule, fields);
    if (verdict.kind === 'undecided' && held.length === 0) {
      undecided.push({ rule, event: facts, reasons: verdict.reasons });
    } else if (verdict.kind === 'match') {
      const match = { rule, event: facts, evidence: verdict.evidence, values };
      if (held.length === 0) matches.push(match);
      else suppressed.push({ match, filters: held });
    }
  }
  suppressed.push(...filters.ofCorrelations(matches, facts, fields));
  return { matches, undecided, suppressed };
}

/** An event that is enriched when a rule first asks. */
class LazyTarget implements MatchTarget {
  readonly event: LogEvent;
  readonly #context: EnrichContext;
  #enrichment: Enrichment | undefined;

  constructor(event: LogEvent, context: EnrichContext) {
    this.event = event;
    this.#context = context;
  }

  get enrichment(): Enrichment {
    return (this.#enrichment ??= enrich(this.event, this.#context));
  }
}

/** The values that the matches of an event, of which `facts` are kept, keep besides, of those of `rules` that matched it. */
export function valuesIn(
  event: LogEvent,
  facts: EventFacts,
  matched: readonly string[],
  rules: RuleSet,
  context: EnrichContext,
): Match['values'] {
  const fields = new EventFields(new LazyTarget(event, context));
  return valuesOf(fields, prepare(rules).fields(matched), (field) => toldByFacts(facts, field));
}
