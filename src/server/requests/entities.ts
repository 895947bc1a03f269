import type { EntitySummary } from '../../core/analysis/entity.ts';
import type { EntityChoice, EntityKind } from '../../protocol.ts';
import { shorten } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { count, utc } from '../words.ts';

/** More choices than this help nobody; the gravest come first. */
const MOST_CHOICES = 1000;

/** The open logs' own keys, addresses … to pick from, most findings then most events first. */
export function entityChoices(snapshot: Snapshot, kinds: readonly EntityKind[]): readonly EntityChoice[] {
  return snapshot.investigation
    .entities(kinds)
    .slice(0, MOST_CHOICES)
    .map((summary) => ({
      entity: summary.entity,
      label: shorten(summary.entity.value, 200),
      description: shorten(describe(summary), 200),
      findings: summary.findings,
    }));
}

function describe({ entity, events, firstTime, lastTime, findings }: EntitySummary): string {
  const seen = firstTime === undefined ? [] : [`first ${utc(firstTime)}`, `last ${utc(lastTime)}`];
  const parts = [
    count(events, 'event'),
    ...(findings > 0 ? [count(findings, 'finding')] : []),
    ...[entity.accountId, entity.region].filter((part) => part !== undefined),
    ...seen,
  ];
  return parts.join(' · ');
}
