import { encode } from '../../core/log/bytes.ts';
import { eventsBetween } from '../../core/log/events.ts';
import type { Log, LogEvent } from '../../core/log/log.ts';
import type { Span } from '../../core/log/span.ts';
import { indexText } from '../../core/log/text/text-index.ts';
import type { EventLayout, Position, Range } from '../../protocol.ts';
import { offsetOfPosition, rangeOfSpan } from '../convert.ts';
import { BEGIN, END, SEPARATOR, layoutOf, recordText } from './layout.ts';
import { partsOf } from './parts.ts';
import { containing, correspondingSpan, renderedRecord, type RenderedRecord } from './placed-record.ts';
import { renderingUri, type PartId } from './rendering-uri.ts';
import type { View } from '../snapshot.ts';

/**
 * The readable form of a part of a log. A record in it is a record of the source, and a field has the same path in
 * both: so every place here has its place there. Its events are the source's and are never counted again.
 */
export interface Rendering extends View {
  readonly text: string;
}

/** In steps of a few milliseconds: it takes as long as a small log's analysis. */
export function* renderInSteps(id: PartId, log: Log, style: EventLayout): Generator<void, Rendering> {
  const events = eventsOf(id, log);
  const texts = yield* recordTexts(id, log, events, style);
  const text = texts.length === 0 ? '[]\n' : BEGIN + texts.join(SEPARATOR) + END;
  const index = indexText(encode(text));
  const records = placeRecords(events, texts);
  const firstIndex = events[0]?.index ?? 0;

  function offsetAt(position: Position): number | undefined {
    const offset = offsetOfPosition(index, position);
    // A cursor rests behind the last character of what was selected.
    const record = containing(records, offset) ?? containing(records, offset - 1);
    return record && correspondingSpan({ offset, length: 0 }, record, record.event).offset;
  }

  function rangeOf(span: Span): Range | undefined {
    const event = containing(events, span.offset);
    const record = event && records[event.index - firstIndex];
    return record && rangeOfSpan(index, correspondingSpan(span, event, record));
  }

  return { uri: renderingUri(id), log: id.source, events, isOneLine: false, text, offsetAt, rangeOf };
}

/** After an edit there may be fewer parts; an editor that still shows a later one then shows nothing. */
function eventsOf(id: PartId, log: Log): readonly LogEvent[] {
  const part = partsOf(log)[id.part];
  return part ? eventsBetween(log, part.first, part.end) : [];
}

/** So many bytes of source are formatted in a step. */
const STEP_BYTES = 50_000;

function* recordTexts(
  id: PartId,
  log: Log,
  events: readonly LogEvent[],
  style: EventLayout,
): Generator<void, readonly string[]> {
  const texts: string[] = [];
  let bytes = 0;
  for (const event of events) {
    texts.push(recordText(event, layoutOf(log, id.part, style).at(event.index)));
    bytes += event.span.length;
    if (bytes < STEP_BYTES) continue;
    bytes = 0;
    yield;
  }
  return texts;
}

function placeRecords(events: readonly LogEvent[], texts: readonly string[]): readonly RenderedRecord[] {
  let offset = BEGIN.length;
  return events.map((event, number) => {
    const line = encode(texts[number]!);
    const record = renderedRecord(event, line, offset);
    offset += line.length + SEPARATOR.length;
    return record;
  });
}
