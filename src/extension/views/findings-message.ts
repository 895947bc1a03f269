import type { State } from '../../protocol.ts';
import { count } from '../words.ts';

/** What stands above the findings. In one line: VS Code shows no line breaks there. */
export function messageOf(state: State): string {
  return [caseLine(state), filterLine(state), suppressedLine(state)].filter(Boolean).join(' · ');
}

/** "1,234 files, 56,789 events, 12 duplicates, 3 skipped, 7 left out": all there is, the open logs included. */
function caseLine({ loadedCase, leftOut, logs, events, duplicates }: State): string {
  if (!loadedCase) return '';
  const { skipped, unreached = 0 } = loadedCase;
  const unread = [
    ...(skipped > 0 ? [`${skipped.toLocaleString('en')} skipped`] : []),
    ...(unreached > 0 ? [`${count(unreached, 'path')} could not be looked into`] : []),
  ];
  if (logs === 0 && leftOut === 0 && unread.length > 0)
    return `Nothing here could be read as a CloudTrail log: ${unread.join(', ')}. Coverage says why.`;
  const parts = [count(logs, 'file'), count(events, 'event')];
  if (duplicates > 0) parts.push(count(duplicates, 'duplicate'));
  parts.push(...unread);
  if (leftOut > 0) parts.push(`${leftOut.toLocaleString('en')} left out`);
  return parts.join(', ');
}

/** "12 suppressed by 2 filters" */
function suppressedLine({ suppressed: { findings, filters }, filter }: State): string {
  if (findings === 0) return '';
  const line = `${findings.toLocaleString('en')} suppressed by ${count(filters, 'filter')}`;
  return filter.suppressed ? `${line}, shown` : line;
}

/** Says what the filter hides, as long as something is shown; the welcome text says it when nothing is. */
function filterLine({ filter, visible, total }: State): string {
  if (visible === total || visible === 0) return '';
  const conditions = [
    filter.minimumLevel === 'informational' ? [] : `${filter.minimumLevel} and above`,
    filter.search === '' ? [] : `with "${filter.search}"`,
  ].flat();
  return `${visible} of ${count(total, 'finding')}: ${conditions.join(', ')}`;
}
