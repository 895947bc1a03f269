import type { Conclusion } from '../../detect/finding.ts';

/** How many findings are anchored on each event: by the log's id, then by the event's index. */
export type FindingCounts = ReadonlyMap<string, ReadonlyMap<number, number>>;

export function findingCounts({ findings }: Conclusion): FindingCounts {
  const counts = new Map<string, Map<number, number>>();
  for (const { event } of findings) {
    let ofLog = counts.get(event.log);
    if (!ofLog) counts.set(event.log, (ofLog = new Map()));
    ofLog.set(event.index, (ofLog.get(event.index) ?? 0) + 1);
  }
  return counts;
}
