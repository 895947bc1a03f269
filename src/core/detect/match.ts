import { enrich } from '../enrich/enrich.ts';
import type { EnrichContext, Enrichment } from '../enrich/enrichment.ts';
import { answersOfCalls, eventsOfCalls, type CallTest } from '../log/calls.ts';
import { eventOf, timesOf } from '../log/events.ts';
import type { Log, LogEvent } from '../log/log.ts';
import { inOneGo } from '../log/steps.ts';
import { eventFacts } from './facts.ts';
import type { EventMatches, LogMatches, Match, SuppressedMatch, UndecidedMatch } from './finding.ts';
import { joinsOf, mayJoin } from './joins.ts';
import { namedFields, type NamedFields } from './named-fields.ts';
import { indexFilters, type RuleFilters } from './rule-filters.ts';
import { indexRules, type RulesOfCall } from './rule-index.ts';
import type { MatchTarget, RuleSet, Verdict } from './rule.ts';
import { EventFields } from './sigma/event-fields.ts';
import { textOf } from './sigma/field-values.ts';
import { hideSessionTokens } from '../enrich/redact.ts';

/** How long a step may take before the caller gets its turn, in milliseconds. */
const STEP = 2;
const EVENTS_A_GLANCE = 8;

/** What is worked out once for a rule set, however many logs it is matched against. */
interface Prepared {
  readonly filters: RuleFilters;
  readonly fields: NamedFields;
  readonly rulesOf: ReturnType<typeof indexRules>;
  /** The rules for a call; false where there are none, and it tells nothing about other events. */
  readonly concerns: CallTest<RulesOfCall>;
}
const preparations = new WeakMap<RuleSet, Prepared>();

/** True where matching needs the records of the log: one of its events makes a call that a rule is about. */
export function needsRecords(log: Log, rules: RuleSet): boolean {
  return eventsOfCalls(log, prepare(rules).concerns).length > 0;
}

/** Matches every detection against every event of one log. Pure: it needs no other log, and leaves no trace. */
export function matchLog(logId: string, log: Log, rules: RuleSet, context: EnrichContext): LogMatches {
  return inOneGo(matchLogInSteps(logId, log, rules, context));
}

/** The same, yielding about every two milliseconds so that an editor stays responsive. */
export function* matchLogInSteps(
  logId: string,
  log: Log,
  rules: RuleSet,
  context: EnrichContext,
): Generator<void, LogMatches> {
  return yield* matchPreparedInSteps(logId, log, prepare(rules), context);
}

/** The same of some rules of a set, as part of it: their matches keep the values that the whole set asks for. */
export function* matchSomeInSteps(
  logId: string,
  log: Log,
  some: RuleSet,
  all: RuleSet,
  context: EnrichContext,
): Generator<void, LogMatches> {
  const { fields } = prepare(all);
  return yield* matchPreparedInSteps(logId, log, { ...prepare(some), fields }, context);
}

function* matchPreparedInSteps(
  logId: string,
  log: Log,
  prepared: Prepared,
  context: EnrichContext,
): Generator<void, LogMatches> {
  const matches: Match[] = [];
  const undecided: UndecidedMatch[] = [];
  const suppressed: SuppressedMatch[] = [];
  const joins: LogMatches['joins'][number][] = [];
  const { firstTime, lastTime } = timesOf(log);
  const { indexes, answers } = answersOfCalls(log, prepared.concerns);
  let deadline = Date.now() + STEP;
  for (const [at, index] of indexes.entries()) {
    const event = eventOf(log, index);
    const found = matchPrepared(logId, event, answers[at]!, prepared, context);
    if (found !== NOTHING) {
      matches.push(...found.matches);
      undecided.push(...found.undecided);
      suppressed.push(...found.suppressed);
    }
    if (mayJoin(event.eventSource, event.eventName)) joins.push(...joinsOf(logId, event, context));
    // To ask for the time takes some itself.
    if (at % EVENTS_A_GLANCE === 0 && Date.now() >= deadline) {
      yield;
      deadline = Date.now() + STEP;
    }
  }
  return { log: logId, matches, undecided, suppressed, joins, firstTime, lastTime };
}

function prepare(rules: RuleSet): Prepared {
  let prepared = preparations.get(rules);
  if (!prepared) {
    const rulesOf = indexRules(rules);
    prepared = {
      filters: indexFilters(rules),
      fields: namedFields(rules),
      rulesOf,
      concerns(eventSource, eventName) {
        const ofCall = rulesOf({ eventSource, eventName });
        return (ofCall.rules.length > 0 || mayJoin(eventSource, eventName)) && ofCall;
      },
    };
    preparations.set(rules, prepared);
  }
  return prepared;
}

const NOTHING: EventMatches = { matches: [], undecided: [], suppressed: [] };

/** Matches every detection against one event of a log. */
export function matchEvent(
  logId: string,
  event: LogEvent,
  rules: RuleSet,
  context: EnrichContext,
): EventMatches {
  const prepared = prepare(rules);
  return matchPrepared(logId, event, prepared.rulesOf(event), prepared, context);
}

function matchPrepared(
  logId: string,
  event: LogEvent,
  ofCall: RulesOfCall,
  { filters, fields: named }: Prepared,
  context: EnrichContext,
): EventMatches {
  const possible = ofCall.possible(event, context);
  if (possible.length === 0) return NOTHING;
  const target = new LazyTarget(event, context);
  const fields = new EventFields(target);
  const verdicts: { readonly rule: string; readonly verdict: Verdict }[] = [];
  const matched: string[] = [];
  for (const { key: rule, evaluate } of ofCall.candidates(possible, fields)) {
    const verdict = evaluate(fields);
    if (verdict.kind !== 'no-match') verdicts.push({ rule, verdict });
    if (verdict.kind === 'match') matched.push(rule);
  }
  if (verdicts.length === 0) return NOTHING;
  const facts = eventFacts(logId, event, target.enrichment, context);
  const values = valuesOf(fields, named(matched));
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

/** The values that the matches of an event keep, of those of `rules` that matched it. */
export function valuesIn(
  event: LogEvent,
  matched: readonly string[],
  rules: RuleSet,
  context: EnrichContext,
): Match['values'] {
  return valuesOf(new EventFields(new LazyTarget(event, context)), prepare(rules).fields(matched));
}

/** The named fields that this event has, as text. */
function valuesOf(fields: EventFields, named: ReadonlySet<string>): Match['values'] {
  const values: Record<string, readonly string[]> = {};
  for (const field of named) {
    const texts: string[] = [];
    for (const { value, path } of fields.get(field).values) {
      if (value !== null) texts.push(textOf(hideSessionTokens(value, path.at(-1))));
    }
    if (texts.length > 0) values[field] = texts.length === 1 ? texts : [...new Set(texts)];
  }
  return values;
}
