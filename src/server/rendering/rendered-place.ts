import { placeInIndented } from '../../core/analysis/exports/indented-size.ts';
import { encode } from '../../core/log/bytes.ts';
import { eventContaining } from '../../core/log/events.ts';
import type { Log } from '../../core/log/log.ts';
import type { Span } from '../../core/log/span.ts';
import { indexText } from '../../core/log/text/text-index.ts';
import type { EventLayout, Place, Position } from '../../protocol.ts';
import { rangeOfSpan } from '../convert.ts';
import { INDENT, layoutOf, recordText } from './layout.ts';
import { partNumberAt } from './parts.ts';
import { correspondingSpan, renderedRecord } from './placed-record.ts';
import { renderingUri } from './rendering-uri.ts';
import { TOP } from '../snapshot.ts';

/**
 * The place of a span of a log in its rendering, without making that: of the records before it in its part only the
 * lines are counted. The top of the part where the span lies in no record.
 */
export function renderedPlace(source: string, log: Log, span: Span, style: EventLayout): Place {
  const part = partNumberAt(log, span.offset);
  const uri = renderingUri({ source, part });
  const event = eventContaining(log, span.offset);
  if (!event) return { uri, range: TOP };
  const laidOut = layoutOf(log, part, style).at(event.index);
  const known = laidOut.isIndented ? placeInIndented(event, span) : undefined;
  if (known) {
    const start = { line: laidOut.line + known.line, character: INDENT.length + known.column };
    return { uri, range: { start, end: { ...start, character: start.character + span.length } } };
  }
  const text = encode(recordText(event, laidOut));
  const inText = correspondingSpan(span, event, renderedRecord(event, text, 0));
  const { start, end } = rangeOfSpan(indexText(text), inText);
  const down = ({ line, character }: Position): Position => ({ line: line + laidOut.line, character });
  return { uri, range: { start: down(start), end: down(end) } };
}
