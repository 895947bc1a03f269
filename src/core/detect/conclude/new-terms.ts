import { flatMapInSteps } from '../../log/steps.ts';
import type { DetectionRule } from '../rule.ts';
import { NO_TIME, type Context } from './context.ts';
import { days } from './days.ts';
import type { Firing } from './firing.ts';
import { combinations } from './groups.ts';
import { compositeKey } from './identity.ts';

/** What a firing is told besides of how much history there was. */
const LOADED = 'history.loaded';
const WINDOW = 'history.window';
export const HISTORY_FIELDS: ReadonlySet<string> = new Set([LOADED, WINDOW]);

/** Of a list of names times a list of accounts, so many pairs are looked at. */
const TERMS_OF_ONE_EVENT = 1000;

/**
 * Keeps the firings, given in order, whose values of the rule's fields were together not seen within the history before:
 * in an earlier event that the same condition matched. Each is told how much history there was to look at.
 */
export function* newTerms(
  rule: DetectionRule,
  { fields, history }: NonNullable<DetectionRule['newTerms']>,
  firings: readonly Firing[],
  context: Context,
): Generator<void, Firing[]> {
  const lastSeen = new Map<string, number>();
  return yield* flatMapInSteps(firings, (firing): Firing[] => {
    const { event } = firing.match;
    const values = fields.map((field) => context.terms(firing, field));
    const missing = fields.find((_, at) => values[at]!.length === 0);
    if (event.time === undefined || missing !== undefined) {
      context.undecided(rule, event, event.time === undefined ? NO_TIME : `no ${wordsOf(missing!)}`);
      return [];
    }
    const { time } = event;
    const keys = combinations(values, TERMS_OF_ONE_EVENT).map(compositeKey);
    const isNew = keys.some((key) => time - (lastSeen.get(key) ?? -Infinity) > history);
    for (const key of keys) lastSeen.set(key, time);
    if (!isNew) return [];
    const loaded = time - (context.firstTime ?? time);
    const narrowed = { ...firing.narrowed, [LOADED]: [days(loaded)], [WINDOW]: [days(history)] };
    return [{ ...firing, narrowed }];
  });
}

/** `user.name` as people say it: "user name". */
function wordsOf(field: string): string {
  return /^[a-z_.]+$/.test(field) ? field.replaceAll(/[._]/g, ' ') : field;
}
