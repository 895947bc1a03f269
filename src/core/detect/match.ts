import type { EnrichContext } from '../enrich/enrichment.ts';
import { answersOfCalls, eventsOfCalls } from '../log/calls.ts';
import { eventOf, timesOf } from '../log/events.ts';
import type { Log, LogEvent } from '../log/log.ts';
import { inOneGo } from '../log/steps.ts';
import { ColumnsOfLog } from './event-columns.ts';
import type { EventMatches, LogMatches, Match, SuppressedMatch, UndecidedMatch } from './finding.ts';
import { joinsOf } from './joins.ts';
import { matchPossible, NOTHING } from './match-event.ts';
import { prepare, type PreparedRules } from './prepared-rules.ts';
import type { RuleSet } from './rule.ts';
import { placesByRules, Screening, type ScreenedEvent } from './screening.ts';
import { withTold } from './told/with-told.ts';
import { ToldEvents, type ToldOfEvent } from './told/told-events.ts';
import type { ToldMatches } from './told/told-matches.ts';

/** How long a step may take before the caller gets its turn, in milliseconds. */
const STEP = 2;
/** So many events are screened before any is matched: then those together that the same rules are left for. */
const EVENTS_TOGETHER = 4096;
/** So many are screened before the time is looked at: that takes some itself. */
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
  while (!screening.isAtEnd) {
    const screened: ScreenedEvent[] = [];
    for (let looked = 0; looked < EVENTS_TOGETHER && !screening.isAtEnd; looked += EVENTS_A_GLANCE) {
      screening.addNext(EVENTS_A_GLANCE, screened);
      if (Date.now() < deadline) continue;
      yield;
      deadline = Date.now() + STEP;
    }
    const found: (ToldOfEvent | FoundInEvent)[] = [];
    found.length = screened.length;
    const places = placesByRules(screened);
    for (let matched = 0; matched < places.length; matched++) {
      const place = places[matched]!;
      const { index, ofCall, left } = screened[place]!;
      const isTold = left.areTold && !ofCall.mayJoin;
      found[place] =
        (isTold ? told?.matchesOf(index, left, ofCall) : undefined) ??
        foundIn(logId, eventOf(log, index), screened[place]!, prepared, context);
      if (matched % MATCHED_A_GLANCE !== 0 || Date.now() < deadline) continue;
      yield;
      deadline = Date.now() + STEP;
    }
    for (let place = 0; place < screened.length; place++) {
      const { index } = screened[place]!;
      const each = found[place]!;
      if (each === NOTHING) continue;
      if ('noted' in each) told!.add(index, each);
      else {
        matches.push(...each.matches);
        undecided.push(...each.undecided);
        suppressed.push(...each.suppressed);
        for (const join of each.joins ?? []) {
          joins.push(join);
          joinedBy.push(index);
        }
      }
    }
  }
  const others = { log: logId, matches, undecided, suppressed, joins, firstTime, lastTime };
  return { told: told?.end(), others, joinedBy };
}

/** What an event matches, and tells about others. */
interface FoundInEvent extends EventMatches {
  readonly joins?: LogMatches['joins'];
}

function foundIn(
  logId: string,
  event: LogEvent,
  { left, ofCall }: ScreenedEvent,
  prepared: PreparedRules,
  context: EnrichContext,
): FoundInEvent {
  const found = matchPossible(logId, event, left, ofCall, prepared, context);
  return ofCall.mayJoin ? { ...found, joins: joinsOf(logId, event, context) } : found;
}
