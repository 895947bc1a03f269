import type { AroundParams, EventList, Place, TimeParams } from '../../protocol.ts';
import { parseTime } from '../../core/log/time.ts';
import { shorten } from '../describe/rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { utc } from '../describe/words.ts';
import { eventAtPlace } from './event-at-place.ts';
import { eventLevels, eventNode } from './nodes.ts';

/** A page of the events near the one at a place, oldest first, each with how far it is; null where there is none. */
export function* eventsAround(snapshot: Snapshot, params: AroundParams): Generator<void, EventList | null> {
  const { at, minutes, sameActor, offset, limit } = params;
  const found = eventAtPlace(snapshot, at);
  if (!found) return null;
  const { log, event } = found;
  const { investigation } = snapshot;
  const question = { milliseconds: minutes * 60_000, sameActor };
  const hits = yield* investigation.aroundInSteps({ log, index: event.index }, question);
  const levels = eventLevels(investigation.findings(snapshot.filter));
  const near = snapshot.view(at.uri);
  const events = hits
    .slice(offset, offset + limit)
    .map((hit) =>
      eventNode(
        snapshot,
        levels,
        hit.event,
        hit.reasons.join(', '),
        rowPlaceOf(snapshot, hit.event.log, hit.span, near),
      ),
    );
  const title = `${minutes} min around ${event.eventName} ${utc(event.time)}${sameActor ? ', same actor' : ''}`;
  return { title: shorten(title, 160), events, total: hits.length };
}

/** Where the first event of a document stands that is not before a time; null where the time cannot be read, or all are earlier. */
export function eventAtTime(snapshot: Snapshot, { uri, time }: TimeParams): Place | null {
  const view = snapshot.view(uri);
  const wanted = timeIn(time);
  if (!view || wanted === undefined) return null;
  let first: { readonly time: number; readonly index: number } | undefined;
  for (const [index, event] of view.events.entries()) {
    if (event.time === undefined || event.time < wanted) continue;
    if (!first || event.time < first.time) first = { time: event.time, index };
  }
  const range = first && view.rangeOf(view.events[first.index]!.span);
  return range ? { uri, range } : null;
}

/** As CloudTrail writes it, or with a blank for the T, and without the zone, the seconds or the time of day. */
function timeIn(text: string): number | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?(?:\.\d+)?\s*(?:Z|UTC)?$/i.exec(
    text.trim(),
  );
  if (!parts) return undefined;
  return parseTime(`${parts[1]}T${parts[2] ?? '00:00'}${parts[3] ?? ':00'}Z`, 'UTC');
}
