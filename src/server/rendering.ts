import { pathTo, placeOf, rootOf } from '../core/log/json-read.ts';
import type { FieldPath } from '../core/log/json.ts';
import type { Log, LogEvent } from '../core/log/log.ts';
import type { Span } from '../core/log/span.ts';
import { indexText } from '../core/log/text-index.ts';
import type { Position, Range } from '../protocol.ts';
import { offsetOfPosition, rangeOfSpan } from './convert.ts';
import { BEGIN, END, INDENT, SEPARATOR, formatRecords, partsOf, type Part } from './parts.ts';
import { renderingUri, type PartId } from './rendering-uri.ts';
import type { View } from './snapshot.ts';

/**
 * The readable form of a part of a log. A record in it is a record of the source, and a field has the same path in
 * both: so every place here has its place there. Its events are the source's and are never counted again.
 */
export interface Rendering extends View {
  readonly text: string;
}

/** In steps of a few milliseconds: it takes as long as a small log's analysis. */
export function* renderInSteps(id: PartId, log: Log): Generator<void, Rendering> {
  const part = partAt(log, id.part);
  const texts = yield* formatRecords(part);
  const text = texts.length === 0 ? '[]\n' : BEGIN + texts.join(SEPARATOR) + END;
  const index = indexText(new TextEncoder().encode(text));
  const records = placeRecords(part.events, texts);
  const firstIndex = part.events[0]?.index ?? 0;

  function offsetAt(position: Position): number | undefined {
    const offset = offsetOfPosition(index, position);
    const record = containing(records, offset);
    return record && correspondingSpan({ offset, length: 0 }, record, record.event).offset;
  }

  function rangeOf(span: Span): Range | undefined {
    const event = containing(part.events, span.offset);
    const record = event && records[event.index - firstIndex];
    return record && rangeOfSpan(index, correspondingSpan(span, event, record));
  }

  return {
    uri: renderingUri(id),
    log: id.source,
    events: part.events,
    isOneLine: false,
    text,
    offsetAt,
    rangeOf,
  };
}

/** After an edit there may be fewer parts; an editor that still shows a later one then shows nothing. */
function partAt(log: Log, number: number): Part {
  return partsOf(log)[number] ?? { number, events: [] };
}

/** A record where it stands, in source or rendering alike: `LogEvent` is one. */
interface PlacedRecord {
  readonly span: Span;
  locate(path: FieldPath): Span | undefined;
  pathAt(offset: number): FieldPath | undefined;
}

/** The records of a rendering. */
function placeRecords(
  events: readonly LogEvent[],
  texts: readonly string[],
): readonly (PlacedRecord & { event: LogEvent })[] {
  const encoder = new TextEncoder();
  let end = BEGIN.length - SEPARATOR.length;
  return events.map((event, number) => {
    const bytes = encoder.encode(texts[number]).subarray(INDENT.length);
    const offset = end + SEPARATOR.length + INDENT.length;
    end = offset + bytes.length;
    return {
      event,
      span: { offset, length: bytes.length },
      locate(path) {
        const place = placeOf(bytes, rootOf(bytes), path);
        return place && { offset: offset + place.start, length: place.end - place.start };
      },
      pathAt: (at) => pathTo(bytes, rootOf(bytes), at - offset),
    };
  });
}

/** The same field in the other record: a whole record for a whole record, else by the field's path. */
function correspondingSpan(span: Span, from: PlacedRecord, to: PlacedRecord): Span {
  if (span.offset === from.span.offset) {
    if (span.length === 0) return { offset: to.span.offset, length: 0 };
    if (span.length === from.span.length) return to.span;
  }
  const path = from.pathAt(span.offset);
  return (path && to.locate(path)) ?? to.span;
}

/** The record in which `offset` lies; records stand in the order of the text. */
function containing<T extends { readonly span: Span }>(records: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const { span } = records[middle]!;
    if (span.offset + span.length <= offset) low = middle + 1;
    else high = middle;
  }
  const record = records[low];
  return record && record.span.offset <= offset ? record : undefined;
}
