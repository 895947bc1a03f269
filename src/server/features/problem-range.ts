import { firstThat } from '../../core/log/binary-search.ts';
import type { Log } from '../../core/log/log.ts';
import type { Problem } from '../../core/log/problem.ts';
import type { Span } from '../../core/log/span.ts';
import type { Range } from '../../protocol.ts';
import { partNumberAt } from '../rendering/parts.ts';
import { parseRenderingUri } from '../rendering/rendering-uri.ts';
import type { View } from '../snapshot.ts';

/**
 * Where a reading problem of a log is underlined: where it stands. A rendering shows events only, so there it is at the
 * end of the one before it, else at the top. Undefined in a view of another part.
 */
export function problemRange(view: View, log: Log, { code, span }: Problem): Range | undefined {
  return view.rangeOf(code === 'not-an-event' ? beginningOf(span) : span) ?? rangeBeside(view, log, span);
}

/** A record that is no event is a remark on all of it, often on a whole file of one line: its bracket is underlined. */
function beginningOf({ offset, length }: Span): Span {
  return { offset, length: Math.min(length, 1) };
}

function rangeBeside(view: View, log: Log, { offset }: Span): Range | undefined {
  const id = parseRenderingUri(view.uri);
  if (!id || 'record' in id || partNumberAt(log, offset) !== id.part) return undefined;
  const { events } = view;
  const behind = firstThat(events.length, (index) => events[index]!.span.offset > offset);
  const before = events[behind - 1];
  const end = before && view.rangeOf(before.span)?.end;
  return end ? { start: { ...end, character: Math.max(0, end.character - 1) }, end } : TOP_BRACKET;
}

const TOP_BRACKET: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
