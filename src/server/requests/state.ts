import { LEVELS, type Level } from '../../core/detect/level.ts';
import type { State } from '../../protocol.ts';
import type { LoadedLogs } from '../case/loaded-logs.ts';
import type { Snapshot } from '../snapshot.ts';

/** The sums that trees, badges and status bar show. `byLevel` counts every finding, also those the filter hides. */
export function state(
  { investigation, filter, aliases }: Snapshot,
  loaded: Pick<LoadedLogs, 'counts' | 'leftOut'>,
): State {
  const { findings, undecided, suppressed } = investigation.conclusion();
  const { logs, events, duplicates } = investigation.counts();
  const byLevel = Object.fromEntries(LEVELS.map((level) => [level, 0])) as Record<Level, number>;
  for (const { level } of findings) byLevel[level]++;
  const visible = investigation.findings({ ...filter, suppressed: false }).length;
  const { minimumLevel, search, suppressed: showsSuppressed } = filter;
  return {
    filter: { minimumLevel, search, ...(showsSuppressed !== undefined && { suppressed: showsSuppressed }) },
    aliases: Object.fromEntries(aliases),
    total: findings.length,
    visible,
    byLevel,
    logs,
    events,
    duplicates,
    suppressed: {
      findings: suppressed.length,
      filters: new Set(suppressed.flatMap(({ filters }) => filters)).size,
    },
    undecided: undecided.length,
    loadedCase: loaded.counts,
    leftOut: loaded.leftOut.size,
  };
}
