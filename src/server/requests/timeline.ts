import type { FirstEventParams, Place, TimelineData, TimelineParams } from '../../protocol.ts';
import { entityLabel } from '../describe/entity-label.ts';
import { shorten } from '../describe/rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { count } from '../describe/words.ts';

/** More bins than an editor has pixels show nothing more. */
const MOST_BINS = 2000;

/** The events of all logs over time; null where none has a readable time. */
export function* timelineData(
  snapshot: Snapshot,
  { from, to, bins, lanes: kind }: TimelineParams,
): Generator<void, TimelineData | null> {
  const { investigation } = snapshot;
  const wanted = Math.min(Math.max(1, Math.floor(bins)), MOST_BINS);
  const data = yield* investigation.timelineInSteps({ from, to, bins: wanted, lanes: kind });
  if (!data) return null;
  const { lanes, ...rest } = data;
  return {
    ...rest,
    lanes: lanes.map(({ events, findings, ...lane }) => {
      const counts = `${count(events, 'event')}, ${count(findings, 'finding')}`;
      const name = shorten(entityLabel(snapshot, lane.entity), 120);
      return { ...lane, mark: investigation.markOf(lane.entity) ?? null, label: `${name}: ${counts}` };
    }),
  };
}

/** Where the first event within a time stands. */
export function* firstEventPlace(
  snapshot: Snapshot,
  { from, to, entity }: FirstEventParams,
): Generator<void, Place | null> {
  const event = yield* snapshot.investigation.firstEventInSteps({ from, to, entity });
  return event ? rowPlaceOf(snapshot, event.log, event.span) : null;
}
