import type { Log, LogEvent } from '../core/log/log.ts';
import { readLog } from '../core/log/read.ts';
import type { Span } from '../core/log/span.ts';
import { indexText } from '../core/log/text-index.ts';
import type { Position, Range } from '../protocol.ts';
import { offsetOfPosition, rangeOfSpan } from './convert.ts';
import { formatPart, partsOf, type Part } from './parts.ts';
import { renderingUri, type RenderingId } from './rendering-uri.ts';
import type { View } from './snapshot.ts';

/**
 * The readable form of a part of a log. It is read like any export, so that each of its records knows its places; an
 * event here and an event of the source are the same record, and a field has the same path in both. Its own events
 * are never counted.
 */
export interface Rendering extends View {
  readonly text: string;
}

export function render(id: RenderingId, log: Log): Rendering {
  const part = partAt(log, id.part);
  const text = formatPart(part);
  const bytes = new TextEncoder().encode(text);
  const index = indexText(bytes);
  const formatted = readLog(bytes).events;
  // Where the two do not correspond one to one nothing can be mapped, and nothing is better than the wrong place.
  const pairs = formatted.length === part.events.length ? part.events : [];
  const firstIndex = part.events[0]?.index ?? 0;

  function offsetAt(position: Position): number | undefined {
    const offset = offsetOfPosition(index, position);
    const own = eventContaining(formatted, offset);
    const source = own && pairs[own.index];
    if (!own || !source) return undefined;
    return correspondingSpan({ offset, length: 0 }, own, source).offset;
  }

  function rangeOf(span: Span): Range | undefined {
    const source = eventContaining(pairs, span.offset);
    const own = source && formatted[source.index - firstIndex];
    if (!source || !own) return undefined;
    return rangeOfSpan(index, correspondingSpan(span, source, own));
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

/** The number of the part that shows the event standing at `offset` of the log's text, or next after it. */
export function partNumberAt(log: Log, offset: number): number {
  const parts = partsOf(log);
  const part = parts.find(({ events }) => {
    const last = events.at(-1);
    return last && offset < last.span.offset + last.span.length;
  });
  return (part ?? parts.at(-1)!).number;
}

/** After an edit there may be fewer parts; an editor that still shows a later one then shows nothing. */
function partAt(log: Log, number: number): Part {
  return partsOf(log)[number] ?? { number, events: [] };
}

/** The same field in the other record: a whole record for a whole record, else by the field's path. */
function correspondingSpan(span: Span, from: LogEvent, to: LogEvent): Span {
  const isRecord =
    span.offset === from.span.offset && (span.length === from.span.length || span.length === 0);
  const path = isRecord ? undefined : from.pathAt(span.offset);
  const found = path && to.locate(path);
  if (!found) return isRecord && span.length === 0 ? { offset: to.span.offset, length: 0 } : to.span;
  return found;
}

function eventContaining(events: readonly LogEvent[], offset: number): LogEvent | undefined {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const { span } = events[middle]!;
    if (span.offset + span.length <= offset) low = middle + 1;
    else high = middle;
  }
  const event = events[low];
  return event && event.span.offset <= offset ? event : undefined;
}
