import { undecidedGroups, type UndecidedGroup } from '../../core/analysis/undecided-groups.ts';
import { whatToLoad } from '../../core/detect/explain/advice.ts';
import type { EventFacts } from '../../core/detect/finding.ts';
import type { CoverageNode } from '../../protocol.ts';
import { callerLabel, entityLabel } from '../describe/entity-label.ts';
import { shorten } from '../rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { baseName } from '../uri.ts';
import { count, shortUtc } from '../words.ts';
import { coverageRow } from './coverage-row.ts';

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
  return coverageRow(
    `undecided/${JSON.stringify([id, reason])}`,
    'undecided',
    shorten(`${id}: ${reason}`, 200),
    shorten(`${count(events.length, 'event')} · to decide, load ${whatToLoad(reason)}`, 300),
    events.slice(0, MOST_EXAMPLES).map((event) => eventNode(snapshot, event, id)),
  );
}

function eventNode(snapshot: Snapshot, event: EventFacts, id: string): CoverageNode {
  const { log, index, span, time, eventName, sourceIPAddress: address } = event;
  const where = [
    callerLabel(snapshot, event),
    ...(address === undefined ? [] : [entityLabel(snapshot, { kind: 'address', value: address })]),
    baseName(log),
  ];
  return {
    key: `undecided/event/${JSON.stringify([id, log, index])}`,
    kind: 'event',
    label: shorten(`${shortUtc(time)} ${eventName}`, 200),
    description: shorten(where.join(' · '), 200),
    place: rowPlaceOf(snapshot, log, span),
    children: [],
  };
}
