import type { SessionSegment } from '../../core/analysis/lineage/steps.ts';
import type { LineageParams, LineageSegmentRow, Page } from '../../protocol.ts';
import { changesText, isPlainChange, WEAK } from '../describe/segments.ts';
import { shorten, visible } from '../describe/rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { clock, count, dayOf, shortUtc, utc } from '../describe/words.ts';

/** One page of the segments, oldest first. */
export function* lineageSegments(
  snapshot: Snapshot,
  { entity, offset, limit }: LineageParams,
): Generator<void, Page<LineageSegmentRow>> {
  const segments = yield* snapshot.investigation.segmentsInSteps(entity);
  const items: LineageSegmentRow[] = [];
  for (const [number, segment] of segments.slice(offset, offset + limit).entries()) {
    items.push(segmentRow(snapshot, String(offset + number), segment));
    yield;
  }
  return { items, total: segments.length };
}

function segmentRow(snapshot: Snapshot, key: string, segment: SessionSegment): LineageSegmentRow {
  const { from, to, calls, call } = segment;
  const isPlain = isPlainChange(segment);
  const changes = changesText(snapshot, segment);
  const change = changes === '' ? 'the first' : `${changes}${isPlain ? '' : ` (${WEAK})`}`;
  const span = `${utc(from)} to ${utc(to)}`;
  const isOneDay = dayOf(from) === dayOf(to);
  const short = `${shortUtc(from)} – ${isOneDay ? clock(to) : shortUtc(to)}`;
  return {
    key,
    label: short,
    description: shorten(`${count(calls, 'call')} · ${change}`, 300),
    tooltip: [span, count(calls, 'call'), change].map(visible).join('\n'),
    isPlain,
    place: rowPlaceOf(snapshot, call.event.log, call.span),
  };
}
