import { flatMapInSteps } from '../../../log/steps.ts';
import type { EventFacts, LogMatches } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { inOrder, WithTold } from '../../told/with-told.ts';
import { asked } from '../asked.ts';
import { isCreation } from '../creations.ts';
import type { Joins } from '../joins.ts';
import { heldBackIn } from '../suppression.ts';
import { Members, type MatchesInParts } from './members.ts';
import { Windows } from './windows.ts';

/**
 * Asks logs for the matches that anything may come of: those of documents that report themselves or remember, of creations,
 * and in windows of correlations that may fire. Most are there for a correlation to count, and hardly ever are there enough:
 * those are not even made objects of. What is left out changes nothing that is concluded; of a case of thousands of small
 * logs it is most of these.
 */
export function* askForWanted(
  logs: readonly LogMatches[],
  rules: readonly Rule[],
  joins: Joins,
): Generator<void, readonly LogMatches[]> {
  const inParts = yield* flatMapInSteps(logs, partsOf);
  const members = yield* Members.of(inParts);
  const isWanted = yield* wantedAmong(members, rules, joins);
  let [inTold, inOthers] = [0, members.told];
  return yield* flatMapInSteps(inParts, ({ log, told, others }): readonly LogMatches[] => {
    const made = told?.matches(() => isWanted[inTold++] === 1) ?? NONE;
    const first = inOthers;
    inOthers += others.length;
    const kept = log.matches.filter(({ event }, at) => isWanted[first + at] === 1 || isKept(event));
    const matches = inOrder(made, kept);
    return matches.length > 0 || saysMore(log) ? [{ ...log, matches }] : NONE;
  });
}

const NONE: readonly never[] = [];

interface LogInParts extends MatchesInParts {
  /** Without what is told. */
  readonly log: LogMatches;
}

/** None of a log of which rules say nothing. */
function partsOf(matches: LogMatches): readonly LogInParts[] {
  const isInParts = matches instanceof WithTold;
  if (!isInParts && matches.matches.length === 0 && !saysMore(matches)) return NONE;
  const log = asked(isInParts ? matches.others : matches);
  const held = heldBackIn(log).map(({ match }) => match);
  return [{ log, told: isInParts ? matches.told.asked() : undefined, others: [...log.matches, ...held] }];
}

/** True where rules say more than what matches. */
function saysMore(log: LogMatches): boolean {
  return log.undecided.length > 0 || heldBackIn(log).length > 0;
}

/** A creation may be behind any chain; where there is no time, that is to be said. */
function isKept(event: EventFacts): boolean {
  return event.time === undefined || isCreation(event);
}

/** Of each match whether it is wanted: 1 or 0. */
function* wantedAmong(members: Members, rules: readonly Rule[], joins: Joins): Generator<void, Uint8Array> {
  const isWanted = new Uint8Array(members.count);
  const windows = new Windows(rules, members, joins);
  for (const rule of rules) {
    let wanted: readonly number[] = [];
    if (rule.kind === 'correlation') wanted = yield* windows.mayFire(rule);
    else if (rule.reports || rule.newTerms) wanted = members.of(rule.key);
    for (const member of wanted) isWanted[member] = 1;
  }
  return isWanted;
}
