import type { Conclusion, EventFacts, Finding } from '../../detect/finding.ts';
import type { FilterRule, RuleSet } from '../../detect/rule.ts';
import type { EntityMarks } from '../entities/marks.ts';
import { findingTest, type FindingFilter } from './filter.ts';

/** A finding as it is shown. */
export interface ShownFinding extends Finding {
  /** The filters that took it away; undefined where none did. */
  readonly suppressedBy?: readonly FilterRule[];
}

/** What is to be shown of a conclusion, in its order. */
export function shownFindings(
  { findings, suppressed }: Conclusion,
  { filters = [] }: RuleSet,
  filter: FindingFilter,
  marks: () => EntityMarks,
): readonly ShownFinding[] {
  const passes = findingTest(filter, marks);
  const kept = findings.filter(passes);
  if (!filter.suppressed || suppressed.length === 0) return kept;
  const taken = suppressed
    .filter(({ finding }) => passes(finding))
    .map(({ finding, filters: keys }) => ({
      ...finding,
      suppressedBy: filters.filter(({ key }) => keys.includes(key)),
    }));
  return [...kept, ...taken].toSorted((a, b) => compareEvents(a.event, b.event));
}

function compareEvents(a: EventFacts, b: EventFacts): number {
  const [before, after] = [a.time ?? Infinity, b.time ?? Infinity];
  if (before !== after) return before < after ? -1 : 1;
  return a.log === b.log ? a.index - b.index : a.log < b.log ? -1 : 1;
}
