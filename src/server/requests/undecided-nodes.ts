import { undecidedGroups, type UndecidedGroup } from '../../core/analysis/explanations/undecided-groups.ts';
import { stepToDecide, whatToLoad } from '../../core/detect/explain/advice.ts';
import type { CoverageNode } from '../../protocol.ts';
import { shorten } from '../describe/rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { count } from '../describe/words.ts';
import { coverageRow } from './coverage-row.ts';
import { eventRow, stepRow } from './coverage-rows.ts';

/** So many events of a rule and reason are listed; the count is of all. */
const MOST_EXAMPLES = 500;

/** What rules could not decide, by rule and reason, and what to load to decide it; nothing where there is nothing. */
export function undecidedNodes(snapshot: Snapshot): readonly CoverageNode[] {
  const groups = undecidedGroups(snapshot.investigation.conclusion().undecided);
  if (groups.length === 0) return [];
  const total = groups.reduce((sum, { events }) => sum + events.length, 0);
  const rules = new Set(groups.map(({ id }) => id)).size;
  return [
    coverageRow(
      'undecided',
      'undecided',
      'Undecided',
      `${count(total, 'answer')} of ${count(rules, 'rule')}: neither a finding nor none`,
      groups.map((group) => groupNode(snapshot, group)),
    ),
  ];
}

function groupNode(snapshot: Snapshot, { id, reason, events }: UndecidedGroup): CoverageNode {
  const key = `undecided/${JSON.stringify([id, reason])}`;
  return coverageRow(
    key,
    'undecided',
    shorten(`${id}: ${reason}`, 200),
    shorten(`${count(events.length, 'event')} · to decide, load ${whatToLoad(reason)}`, 300),
    [
      stepRow(`${key}/step`, stepToDecide(reason)),
      ...events.slice(0, MOST_EXAMPLES).map((event) => eventRow(snapshot, event, `undecided/event/${id}`)),
    ],
  );
}
