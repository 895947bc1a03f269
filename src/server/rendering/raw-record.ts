import { decode } from '../../core/log/bytes.ts';
import { eventCount, eventOf } from '../../core/log/events.ts';
import type { Log } from '../../core/log/log.ts';
import { indexText } from '../../core/log/text/text-index.ts';
import { offsetOfPosition, rangeOfSpan } from '../convert.ts';
import { renderingUri, type RecordId } from './rendering-uri.ts';
import type { Rendering } from './rendering.ts';

/** One record byte for byte, as a document: for logs that an editor cannot show. Empty where there is no such record. */
export function rawRecord(id: RecordId, log: Log): Rendering {
  const event = id.record < eventCount(log) ? eventOf(log, id.record) : undefined;
  const { offset: start, length } = event?.span ?? { offset: 0, length: 0 };
  const bytes = log.text.subarray(start, start + length);
  const index = indexText(bytes);
  return {
    uri: renderingUri(id),
    log: id.source,
    events: event ? [event] : [],
    isOneLine: index.lineCount === 1,
    text: decode(bytes),
    offsetAt: (position) => start + offsetOfPosition(index, position),
    rangeOf(span) {
      const from = span.offset - start;
      const isWithin = from >= 0 && from + span.length <= length;
      return isWithin ? rangeOfSpan(index, { offset: from, length: span.length }) : undefined;
    },
  };
}
