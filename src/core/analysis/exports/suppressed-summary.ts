import type { SuppressedFinding } from '../../detect/finding.ts';
import type { FilterRule } from '../../detect/rule.ts';
import { countBy } from './count-by.ts';

/** What filters took away. A finding that several took away counts once in the total, and for each of them. */
export interface SuppressedSummary {
  readonly total: number;
  /** Every filter that loaded, those that took nothing away as well. */
  readonly filters: readonly FilterSummary[];
}

export interface FilterSummary {
  /** The Sigma `id`, else the `name`, else the title. */
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly line: number;
  readonly author?: string;
  /** Why it is there, in the words of its author. */
  readonly description?: string;
  readonly expires?: string;
  /** What it calls its rules and is not loaded. */
  readonly missing?: readonly string[];
  /** Findings. */
  readonly count: number;
  /** How many of them would be of each rule. */
  readonly rules: Readonly<Record<string, number>>;
}

/** Counts findings by the filters that took them away, in the order in which the filters were loaded. */
export function summarizeSuppressed(
  suppressed: readonly SuppressedFinding[],
  filters: readonly FilterRule[],
): SuppressedSummary {
  return { total: suppressed.length, filters: filters.map((filter) => summarize(filter, suppressed)) };
}

function summarize(filter: FilterRule, suppressed: readonly SuppressedFinding[]): FilterSummary {
  const { key, title, path, line, author, description, expires, missing } = filter;
  const taken = suppressed.filter(({ filters }) => filters.includes(key));
  return {
    id: key,
    title,
    path,
    line,
    ...(author !== undefined && { author }),
    ...(description !== '' && { description }),
    ...(expires !== undefined && { expires }),
    ...(missing.length > 0 && { missing }),
    count: taken.length,
    rules: countBy(taken.map(({ finding }) => finding.id)),
  };
}
