import type { NearMiss } from '../../core/analysis/explanations/near-misses.ts';
import { duration } from '../../core/detect/explain/duration.ts';
import type { CorrelationReason } from '../../core/detect/explain/explanation.ts';
import type { CorrelationRule } from '../../core/detect/rule.ts';
import type { CoverageNode } from '../../protocol.ts';
import { shorten } from '../describe/rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { count } from '../describe/words.ts';
import { coverageRow } from './coverage-row.ts';
import { eventRow } from './coverage-rows.ts';

/** The row below which near misses are found when somebody opens it; nothing where no log is there. */
export const NEAR_MISSES: CoverageNode = {
  ...coverageRow('near-misses', 'near-misses', 'Near misses', 'chains that lack one step'),
  ask: 'nearMisses',
};

/** The events that lack one step of a chain, by rule and step. A click on one opens why. */
export function* nearMissNodes(snapshot: Snapshot): Generator<void, readonly CoverageNode[]> {
  const { misses, notAsked } = yield* snapshot.investigation.nearMissesInSteps();
  const groups = new Map<string, NearMiss[]>();
  for (const miss of misses) {
    const key = JSON.stringify([miss.rule.finding, miss.step, miss.reasons]);
    const group = groups.get(key);
    if (group) group.push(miss);
    else groups.set(key, [miss]);
  }
  const rows = [...groups].map(([key, group]) => groupNode(snapshot, key, group));
  if (rows.length === 0) return [coverageRow('near-misses/none', 'near-misses', 'None', restText(notAsked))];
  const more = coverageRow('near-misses/more', 'near-misses', restText(notAsked), '');
  return notAsked > 0 ? [...rows, more] : rows;
}

function groupNode(snapshot: Snapshot, key: string, group: readonly NearMiss[]): CoverageNode {
  const [{ rule, step, reasons }] = group as [NearMiss];
  const lack = step === undefined ? 'the order of its steps' : step;
  const why = reasons.map((reason) => WHY[reason]?.(rule)).filter((each) => each !== undefined);
  return coverageRow(
    `near-misses/${key}`,
    'near-misses',
    shorten(`${rule.finding} lacks: ${lack}`, 200),
    shorten([count(group.length, 'event'), ...why].join(' · '), 300),
    group.map(({ event, rule: own }) => ({
      ...eventRow(snapshot, event, `near-misses/${rule.finding}`),
      place: null,
      action: {
        kind: 'explain',
        params: { event: { log: event.log, index: event.index }, rule: own.key },
      },
    })),
  );
}

const WHY: Readonly<Partial<Record<CorrelationReason['kind'], (rule: CorrelationRule) => string>>> = {
  missing: () => 'no such event in the logs',
  window: ({ timespan }) => `only more than ${duration(timespan)} away`,
  group: ({ groupBy }) => `only with another ${groupBy.join(', ')}`,
  unalike: () => 'only of something else',
  where: () => 'not as the rule asks',
};

function restText(notAsked: number): string {
  return notAsked > 0 ? `${count(notAsked, 'earlier event')} not looked at` : '';
}
