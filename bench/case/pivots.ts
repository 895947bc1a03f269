import { contentsOf } from '../data/case-files.ts';
import type { MadeFiles } from '../data/case.ts';
import { goal, type Part } from '../part.ts';
import { costOf } from '../process/run.ts';
import type { PivotTimes } from '../tasks/pivot.ts';

/** How long it takes to follow an access key through a loaded case, and what the case takes while it is held. */
export async function measurePivots(files: MadeFiles): Promise<Part> {
  const { result } = await costOf(new URL('../tasks/pivot.ts', import.meta.url), files.folder);
  const times = result as PivotTimes;
  const { events } = contentsOf(files);
  const heldMegabytes = times.heldBytes / 1e6;
  const title = `pivots by access key in ${events.toLocaleString('en-US')} events`;
  return {
    goals: [
      goal(`${title}, the slowest of a hundred`, 'at most', 2, times.p99, ' ms'),
      goal('memory of a loaded case, a million events', 'at most', 70, (heldMegabytes / events) * 1e6, ' MB'),
    ],
    tables: [
      {
        title,
        head: ['pivots', 'the first', 'median', 'p99', 'longest', 'the case held'],
        rows: [
          [
            String(times.pivots),
            ...[times.first, times.median, times.p99, times.longest].map((value) => `${value.toFixed(2)} ms`),
            `${heldMegabytes.toFixed(0)} MB`,
          ],
        ],
      },
    ],
    data: times,
  };
}
