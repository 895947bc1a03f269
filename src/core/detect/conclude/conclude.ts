import { inOneGo, mapInSteps } from '../../log/steps.ts';
import type { Conclusion, EventFacts, LogMatches } from '../finding.ts';
import type { RuleSet } from '../rule.ts';
import type { Context } from './context.ts';
import { indexCreations } from './creations.ts';
import { firingsOf, type Selection } from './evaluate.ts';
import { fieldReader, termReader } from './fields.ts';
import { grouper } from './groups.ts';
import { indexJoins, type Joins } from './joins.ts';
import { orderEvents } from './order.ts';
import { flaggedEvents, raise, type Report } from './raise.ts';
import { findingsOf } from './report.ts';
import { heldBackIn, selectAll, selectUnfiltered, suppressedFindings } from './suppression.ts';
import { UndecidedList } from './undecided.ts';
import { askForWanted } from './wanted/wanted.ts';

export interface ConcludeOptions {
  /** True for every delivery of an event but the first: an event counts once. */
  readonly isDuplicate?: (event: EventFacts) => boolean;
}

/**
 * The second phase of detection: what the matches of all logs mean together. Correlations, new terms, joined names,
 * levels raised by other findings. Pure: the same matches in any order of logs give the same conclusion.
 */
export function conclude(
  logs: readonly LogMatches[],
  rules: RuleSet,
  options: ConcludeOptions = {},
): Conclusion {
  return inOneGo(concludeInSteps(logs, rules, options));
}

/** The same, yielding about every millisecond; sorting what was found is one step. */
export function* concludeInSteps(
  logs: readonly LogMatches[],
  rules: RuleSet,
  options: ConcludeOptions,
): Generator<void, Conclusion> {
  const joins = indexJoins(logs);
  const wanted = yield* askForWanted(logs, rules.rules, joins);
  return yield* concludeFrom(wanted, { joins, firstTime: earliest(logs) }, rules, options);
}

/** What is to be known of all logs, also of those whose matches are not wanted. */
interface OfAllLogs extends Pick<Context, 'firstTime'> {
  readonly joins: Joins;
}

/** The same from matches that have been asked for: all of them, or those that are wanted. */
export function* concludeFrom(
  logs: readonly LogMatches[],
  { joins, firstTime }: OfAllLogs,
  { rules }: RuleSet,
  { isDuplicate = () => false }: ConcludeOptions,
): Generator<void, Conclusion> {
  const read = fieldReader(joins);
  const order = yield* orderEvents(logs);
  yield;
  const terms = termReader(read);
  const undecided = new UndecidedList(rules, order);
  const titles = new Map(rules.map(({ key, title }) => [key, title]));
  const context: Context = {
    read,
    terms,
    grouped: grouper(terms),
    roleOf: (rule, position) => titles.get(rule.rules[position]!) ?? rule.ruleNames[position]!,
    undecided: (rule, event, reason) => undecided.add(rule, event, reason),
    firstTime,
  };
  function* reportsOf(selection: Selection, told: Context): Generator<void, Report[]> {
    const firings = firingsOf(rules, selection, order, told);
    const reports: Report[] = [];
    for (const rule of rules.filter((each) => each.reports)) {
      yield;
      for (const firing of yield* firings(rule.key)) reports.push({ rule, firing, level: rule.level });
    }
    yield;
    return reports;
  }

  const unfiltered = selectAll(logs, isDuplicate);
  yield;
  const isFiltered = logs.some((log) => heldBackIn(log).length > 0);
  const kept = isFiltered ? selectUnfiltered(logs, isDuplicate) : unfiltered;
  yield;
  const reports = yield* reportsOf(kept, context);
  // What a filter takes away is known to be harmless, not undone: it flags and is created all the same.
  const reportsOfAll = isFiltered
    ? yield* reportsOf(unfiltered, { ...context, undecided: () => {} })
    : reports;
  const flagged = flaggedEvents(reportsOfAll);
  const creations = indexCreations(unfiltered.matches, order, joins);
  yield;
  function* findingsFrom(each: readonly Report[]): Generator<void, Conclusion['findings']> {
    const raised = yield* mapInSteps(each, (report) => raise(report, flagged, creations));
    return yield* findingsOf(raised, read);
  }

  const findings = yield* findingsFrom(reports);
  yield;
  undecided.addMatches(rules, logs, isDuplicate);
  return {
    findings,
    undecided: undecided.inOrder(),
    suppressed: isFiltered
      ? suppressedFindings(yield* findingsFrom(reportsOfAll), findings, logs, rules)
      : [],
  };
}

/** The first readable time. */
export function earliest(logs: readonly LogMatches[]): number | undefined {
  return logs.reduce<number | undefined>(
    (first, { firstTime }) =>
      firstTime === undefined || (first !== undefined && first <= firstTime) ? first : firstTime,
    undefined,
  );
}
