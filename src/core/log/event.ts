import { decode } from './bytes.ts';
import { ColumnEvent, type RecordPart } from './column-event.ts';
import { valueAt } from './json/value.ts';
import type { FieldPath, JsonValue } from './json/value.ts';
import { unwrap } from './layers.ts';
import type { Layer } from './layers.ts';
import type { LogEvent } from './log.ts';
import type { PlainString, StringTest } from './json/plain-strings.ts';
import type { Span } from './span.ts';
import type { Search } from './text/byte-search.ts';

/**
 * False where the event's record certainly holds none of certain words, which `isIn` looks for in its bytes (see
 * `anyWord`), or where no value of a field in `part` does. That is known without reading the record.
 */
export function mayHold(event: LogEvent, isIn: Search, part?: RecordPart): boolean {
  if (!(event instanceof ColumnEvent)) return true;
  return part ? event.partMayHold(part, isIn) : event.mayHold(isIn);
}

/** True where the record is known to write no escape, and no name of a member with a dot, which could be taken for a path. */
export function isPlain(event: LogEvent): boolean {
  return event instanceof ColumnEvent && event.isPlain;
}

/**
 * The string at `path` of the event's record, found without parsing it; null where there is none. Undefined where the record
 * has to be parsed: it is not plain, the value is no string, or it may be one of a list.
 */
export function plainTextOf(event: LogEvent, path: FieldPath): string | null | undefined {
  return event instanceof ColumnEvent ? event.plainText(path) : undefined;
}

/** The value at `path` of the event's record, which is parsed only where it has to be. */
export function valueOf(event: LogEvent, path: FieldPath): JsonValue | undefined {
  const text = plainTextOf(event, path);
  return text === undefined ? valueAt(event.record(), path) : (text ?? undefined);
}

/** What `mayHold` says, of the objects in `requestParameters` and `responseElements`, whatever else the record holds. */
export function parametersMayHold(event: LogEvent, isIn: Search): boolean {
  return !(event instanceof ColumnEvent) || event.parametersMayHold(isIn);
}

/**
 * The strings in the event's `responseElements` that are wanted, found without parsing the record; undefined where it
 * has to be parsed.
 */
export function stringsInResponse(event: LogEvent, isWanted: StringTest): readonly PlainString[] | undefined {
  return event instanceof ColumnEvent ? event.stringsInResponse(isWanted) : undefined;
}

/**
 * The access key that STS is known to have handed out, at `responseElements.credentials.accessKeyId`; the record names no
 * other but its caller's, and nothing says it anew. Undefined where that is not known.
 */
export function keyIssuedBySts(event: LogEvent): string | undefined {
  return event instanceof ColumnEvent ? event.keyIssuedBySts : undefined;
}

/** The bytes of the event's record as they stand in its log's text, layers and all. */
export function bytesOf({ log, span: { offset, length } }: LogEvent): Uint8Array {
  return log.text.subarray(offset, offset + length);
}

/** True where just one access key is known to begin in the record besides its caller's own. */
export function hasOneOtherKey(event: LogEvent): boolean {
  return event instanceof ColumnEvent && event.hasOneOtherKey;
}

/** The text of `span` of the event with the container's layers undone once each. */
export function cut(event: LogEvent, span: Span): string {
  return decode(unwrap(event.log.text, span, layersOf(event)).bytes);
}

/** The layers between the log's text and the event's own, from the outermost inwards. */
export function layersOf(event: LogEvent): readonly Layer[] {
  return event instanceof ColumnEvent ? event.layers : [];
}

/** True for an event whose record was put together from columns: it does not stand in the text as CloudTrail wrote it. */
export function isConverted(event: LogEvent): boolean {
  return event instanceof ColumnEvent && event.converted;
}
