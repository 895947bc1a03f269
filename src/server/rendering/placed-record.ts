import { firstThat } from '../../core/log/binary-search.ts';
import { pathTo, placeOf, rootOf } from '../../core/log/json/read.ts';
import type { FieldPath } from '../../core/log/json/value.ts';
import type { LogEvent } from '../../core/log/log.ts';
import type { Span } from '../../core/log/span.ts';
import { INDENT } from './layout.ts';

/** A record where it stands, in source or rendering alike: `LogEvent` is one. */
interface PlacedRecord {
  readonly span: Span;
  locate(path: FieldPath): Span | undefined;
  pathAt(offset: number): FieldPath | undefined;
}

/** A record in a rendering, and the event that it shows. */
export interface RenderedRecord extends PlacedRecord {
  readonly event: LogEvent;
}

/** `line` is the record's text from the beginning of its first line, which stands at `offset` of the rendering. */
export function renderedRecord(event: LogEvent, line: Uint8Array, offset: number): RenderedRecord {
  const bytes = line.subarray(INDENT.length);
  const start = offset + INDENT.length;
  return {
    event,
    span: { offset: start, length: bytes.length },
    locate(path) {
      const place = placeOf(bytes, rootOf(bytes), path);
      return place && { offset: start + place.start, length: place.end - place.start };
    },
    pathAt: (at) => pathTo(bytes, rootOf(bytes), at - start),
  };
}

/** The same field in the other record: a whole record for a whole record, else by the field's path. */
export function correspondingSpan(span: Span, from: PlacedRecord, to: PlacedRecord): Span {
  if (span.offset === from.span.offset) {
    if (span.length === 0) return { offset: to.span.offset, length: 0 };
    if (span.length === from.span.length) return to.span;
  }
  const path = from.pathAt(span.offset);
  return (path && to.locate(path)) ?? to.span;
}

/** The record in which `offset` lies; records stand in the order of the text. */
export function containing<T extends { readonly span: Span }>(
  records: readonly T[],
  offset: number,
): T | undefined {
  const first = firstThat(records.length, (place) => {
    const { span } = records[place]!;
    return span.offset + span.length > offset;
  });
  const record = records[first];
  return record && record.span.offset <= offset ? record : undefined;
}
