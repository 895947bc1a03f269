import { MOST_JUDGED, type FilterPreview } from '../../core/analysis/findings/filter-preview.ts';
import { count } from './words.ts';

/**
 * What a filter for so many rules would do: "Hides 12 of 15 findings of this rule". Where not all events were judged it
 * says how many were.
 */
export function filterEffect({ findings, hidden, isCut }: FilterPreview, rules: number): string {
  const some = `${isCut ? 'at least ' : ''}${hidden.toLocaleString('en-US')}`;
  const limit = isCut ? `, judged by the first ${count(MOST_JUDGED, 'event')}` : '';
  return `Hides ${some} of ${count(findings, 'finding')} of ${rules === 1 ? 'this rule' : `these ${rules} rules`}${limit}`;
}
