import type { SessionSegment } from '../../core/analysis/lineage/steps.ts';
import { count, utc } from './words.ts';
import { aliased, type Names } from './entity-label.ts';

/** Plain text; it may hold words from a log. */

/** "network AS1 a → AS2 b, user agent aws-cli/2 → Boto3/1"; empty for the first segment. */
export function changesText(names: Names, { changes }: SessionSegment): string {
  return changes
    .map(({ trait, before, value }) => `${trait} ${aliased(names, before)} → ${aliased(names, value)}`)
    .join(', ');
}

/** False where only the address is another: people and their networks change these all the time. */
export function isPlainChange({ changes }: SessionSegment): boolean {
  return changes.some(({ trait }) => trait !== 'address');
}

const MOST_CHANGES = 4;

/** "3 segments: address changed 2026-11-04 10:05:00 UTC (weak: the address alone), user agent …"; nothing for one alone. */
export function segmentsLine(segments: readonly SessionSegment[]): string | undefined {
  if (segments.length < 2) return undefined;
  const changed = segments.slice(1);
  const listed = changed
    .slice(0, MOST_CHANGES)
    .map((segment) => {
      const traits = segment.changes.map(({ trait }) => trait).join(', ');
      return `${traits} changed ${utc(segment.from)}${isPlainChange(segment) ? '' : ` (${WEAK})`}`;
    })
    .join('; ');
  const rest = changed.length - MOST_CHANGES;
  return `${count(segments.length, 'segment')}: ${listed}${rest > 0 ? ` and ${count(rest, 'more change')}` : ''}`;
}

export const WEAK = 'weak: the address alone';
