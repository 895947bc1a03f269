import { COLON } from '../../log/bytes.ts';
import { hideSessionTokensInText } from '../../enrich/redact.ts';
import { cut, isConverted } from '../../log/event.ts';
import type { LogEvent } from '../../log/log.ts';
import type { Span } from '../../log/span.ts';
import { formatRecord } from './formatted-record.ts';
import { skipSpace, walkIndented } from './indented-walk.ts';

/** How much room a record takes when it is indented by two. */
export interface IndentedSize {
  readonly lines: number;
  /** In UTF-16 units. Of a record with session tokens, before these are hidden. */
  readonly characters: number;
}

/**
 * The size of `formatRecord(event).indented`, mostly without making it: many times faster where places behind a record
 * are asked for, and not the record.
 */
export function sizeOfIndented(event: LogEvent): IndentedSize {
  const text = jsonOf(event);
  const size = text === undefined ? undefined : walkIndented(text, text.length);
  if (size) return { lines: size.lines, characters: size.characters };
  const { indented } = formatRecord(event);
  return { lines: indented.split('\n').length, characters: indented.length };
}

/** What stands before the value of a token, which may be hidden. */
const OF_TOKEN = /token"\s*:\s*"$/i;

/** A place in an indented record: from 0, in UTF-16 units. */
export interface PlaceInIndented {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a string value of a record, a span of the log's text between two quotes, begins in `formatRecord(event).indented`,
 * without making that. Undefined where it cannot be told so: of other spans, and beyond ASCII.
 */
export function placeInIndented(event: LogEvent, span: Span): PlaceInIndented | undefined {
  const text = jsonOf(event);
  const start = span.offset - event.span.offset;
  const end = start + span.length;
  // As many units as bytes: each byte is a character, here and in the file.
  if (text === undefined || text.length !== event.span.length || start <= 0 || end >= text.length)
    return undefined;
  const value = text.slice(start, end);
  if (text[start - 1] !== '"' || text[end] !== '"' || /["\\]/.test(value)) return undefined;
  if (hideSessionTokensInText(value) !== value || OF_TOKEN.test(text.slice(Math.max(0, start - 99), start)))
    return undefined;
  if (text.charCodeAt(skipSpace(text, end + 1)) === COLON) return undefined;
  const before = walkIndented(text, start);
  return before && { line: before.lines - 1, column: before.column };
}

/** The record as it stands in the log, where that is valid JSON. */
function jsonOf(event: LogEvent): string | undefined {
  const text = isConverted(event) ? undefined : cut(event, event.span);
  return text !== undefined && isJson(text) ? text : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
