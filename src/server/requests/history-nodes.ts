import { days } from '../../core/detect/conclude/days.ts';
import type { ShortHistory } from '../../core/analysis/explanations/short-history.ts';
import type { CoverageNode } from '../../protocol.ts';
import { shorten } from '../describe/rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { count, utc } from '../describe/words.ts';
import { coverageRow } from './coverage-row.ts';
import { eventRow, stepRow } from './coverage-rows.ts';

const MOST_EVENTS = 500;

/** The rules whose findings more history could take away, and from when on it is wanted; nothing where there are none. */
export function historyNodes(snapshot: Snapshot): readonly CoverageNode[] {
  const histories = snapshot.investigation.shortHistories(snapshot.filter);
  if (histories.length === 0) return [];
  const total = histories.reduce((sum, { events }) => sum + events.length, 0);
  const told = `${count(total, 'finding')} on less history than the rule looks back on`;
  const rules = histories.map((history) => ruleNode(snapshot, history));
  return [coverageRow('history', 'history', 'Short history', told, rules)];
}

function ruleNode(snapshot: Snapshot, { id, history, from, events, findings }: ShortHistory): CoverageNode {
  const key = `history/${id}`;
  const told = `${events.length.toLocaleString('en-US')} of ${count(findings, 'finding')} on less than ${days(history)}`;
  return coverageRow(key, 'history', shorten(id, 200), `${told} · load logs from ${utc(from)} on`, [
    stepRow(`${key}/step`, 'load', `from ${utc(from)} on`),
    ...events.slice(0, MOST_EVENTS).map((event) => eventRow(snapshot, event, key)),
  ]);
}
