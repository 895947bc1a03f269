import { enrich } from '../enrich/enrich.ts';
import type { EnrichContext, Enrichment } from '../enrich/enrichment.ts';
import { answersOfCalls, eventsOfCalls } from '../log/calls.ts';
import { eventOf, timesOf } from '../log/events.ts';
import type { Log, LogEvent } from '../log/log.ts';
import { inOneGo } from '../log/steps.ts';
import { ColumnsOfEvent, ColumnsOfLog } from './event-columns.ts';
import { eventFacts } from './facts.ts';
import type {
  EventFacts,
  EventMatches,
  LogMatches,
  Match,
  SuppressedMatch,
  UndecidedMatch,
} from './finding.ts';
import { joinsOf } from './joins.ts';
import { prepare, type PreparedRules } from './prepared-rules.ts';
import type { RulesOfCall } from './rule-index.ts';
import type { MatchTarget, RuleSet, Verdict } from './rule.ts';
import type { Possible } from './screen.ts';
import { Screening } from './screening.ts';
import { EventFields } from './sigma/event-fields.ts';
import { toldByFacts } from './told-by-facts.ts';
import { withTold } from './told/with-told.ts';
import { ToldEvents } from './told/told-events.ts';
import type { ToldMatches } from './told/told-matches.ts';
import { valuesOf } from './values.ts';

/** How long a step may take before the caller gets its turn, in milliseconds. */
const STEP = 2;
/** So many events are screened before the time is looked at: that takes some itself. */
const EVENTS_A_GLANCE = 256;
/** And so many are matched. */
const MATCHED_A_GLANCE = 8;

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
  const { told, others } = yield* matchInPartsInSteps(logId, log, rules, context);
  return told ? { ...others, matches: withTold(log, told, others, context.asn).matches } : others;
}

/** The matches of a log in two parts. No event is in both. */
export interface MatchesInParts {
  /** Those that columns tell; undefined: none. */
  readonly told: ToldMatches | undefined;
  readonly others: LogMatches;
  /** Of each of its joins the number of the event that tells it. */
  readonly joinedBy: readonly number[];
}

/** The same, for whoever hands on as numbers what can be told so: see `withTold`. */
export function* matchInPartsInSteps(
  logId: string,
  log: Log,
  rules: RuleSet,
  context: EnrichContext,
): Generator<void, MatchesInParts> {
  const prepared = prepare(rules);
  return yield* matchPreparedInSteps(
    logId,
    log,
    prepared,
    context,
    new ToldEvents(log, prepared.besides, context),
  );
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
  const { others } = yield* matchPreparedInSteps(logId, log, { ...prepare(some), fields }, context);
  return others;
}

function* matchPreparedInSteps(
  logId: string,
  log: Log,
  prepared: PreparedRules,
  context: EnrichContext,
  told?: ToldEvents,
): Generator<void, MatchesInParts> {
  const matches: Match[] = [];
  const undecided: UndecidedMatch[] = [];
  const suppressed: SuppressedMatch[] = [];
  const joins: LogMatches['joins'][number][] = [];
  const joinedBy: number[] = [];
  const { firstTime, lastTime } = timesOf(log);
  const screening = new Screening(new ColumnsOfLog(log, context), answersOfCalls(log, prepared.concerns));
  let deadline = Date.now() + STEP;
  let lookedAt = 0;
  while (!screening.isAtEnd) {
    const screened = screening.next(EVENTS_A_GLANCE);
    if (!screened || ++lookedAt === MATCHED_A_GLANCE) {
      lookedAt = 0;
      if (Date.now() >= deadline) {
        yield;
        deadline = Date.now() + STEP;
      }
    }
    if (!screened) continue;
    const { index, ofCall, left } = screened;
    if (left.areTold && !ofCall.mayJoin && told?.take(index, left, ofCall)) continue;
    const event = eventOf(log, index);
    const found = matchPossible(logId, event, left, ofCall, prepared, context);
    if (found !== NOTHING) {
      matches.push(...found.matches);
      undecided.push(...found.undecided);
      suppressed.push(...found.suppressed);
    }
    if (!ofCall.mayJoin) continue;
    for (const join of joinsOf(logId, event, context)) {
      joins.push(join);
      joinedBy.push(index);
    }
  }
  const others = { log: logId, matches, undecided, suppressed, joins, firstTime, lastTime };
  return { told: told?.end(), others, joinedBy };
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
  const ofCall = prepared.rulesOf(event);
  const possible = ofCall.screen(new ColumnsOfEvent(event, context));
  return matchPossible(logId, event, possible, ofCall, prepared, context);
}

function matchPossible(
  logId: string,
  event: LogEvent,
  possible: Possible,
  ofCall: RulesOfCall,
  { filters, fields: named }: PreparedRules,
  context: EnrichContext,
): EventMatches {
  if (possible.rules.length === 0 || !possible.mayMatch(event)) return NOTHING;
  const target = new LazyTarget(event, context);
  const fields = new EventFields(target);
  const verdicts: { readonly rule: string; readonly verdict: Verdict }[] = [];
  const matched: string[] = [];
  for (const { key: rule, evaluate } of ofCall.candidates(possible.rules, fields)) {
    const verdict = evaluate(fields);
    if (verdict.kind !== 'no-match') verdicts.push({ rule, verdict });
    if (verdict.kind === 'match') matched.push(rule);
  }
  if (verdicts.length === 0) return NOTHING;
  const facts = eventFacts(logId, event, context);
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
