import { concludeInSteps } from '../../detect/conclude/conclude.ts';
import type { Conclusion, EventFacts } from '../../detect/finding.ts';
import type { RuleSet } from '../../detect/rule.ts';
import type { Case } from '../case.ts';

/** What the case's matches mean to `rules`: those that made them, saying otherwise what they report. */
export function* concludeOtherwise({ logs, duplicates }: Case, rules: RuleSet): Generator<void, Conclusion> {
  yield* duplicates.inSteps();
  const isDuplicate = (event: EventFacts): boolean => duplicates().firstOf(event) !== undefined;
  const matches = logs.map((log) => log.matches);
  return yield* concludeInSteps(matches, rules, { isDuplicate });
}
