import { contentsOf } from '../data/case-files.ts';
import type { MadeFiles } from '../data/case.ts';
import { goal, type Part } from '../part.ts';
import { costOf } from '../process/run.ts';
import type { TimelineTimes } from '../tasks/timeline.ts';

/** How long the timeline of a loaded case takes, and its zooming. */
export async function measureTimeline(files: MadeFiles): Promise<Part> {
  const { result } = await costOf(new URL('../tasks/timeline.ts', import.meta.url), files.folder);
  const times = result as readonly TimelineTimes[];
  const title = `the timeline of ${contentsOf(files).events.toLocaleString('en-US')} events`;
  const slowest = Math.max(...times.map((each) => each.slowest));
  return {
    goals: [goal(`${title}, the slowest zoom of fifty`, 'at most', 100, slowest, ' ms')],
    tables: [
      {
        title,
        head: ['lanes', 'the first', 'zoom, median', 'zoom, slowest', 'longest step'],
        rows: times.map(({ lanes, ...each }) => [
          lanes,
          ...[each.first, each.median, each.slowest, each.longestStep].map(
            (value) => `${value.toFixed(1)} ms`,
          ),
        ]),
      },
    ],
    data: times,
  };
}
