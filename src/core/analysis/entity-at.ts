import type { LogEvent } from '../log/log.ts';
import { touches, type Span } from '../log/span.ts';
import type { Case, IndexedLog } from './case.ts';
import { classify } from './classify.ts';
import type { Entity } from './entity.ts';

/** The event whose record contains an offset, or ends right there. */
export function eventAt({ log: { events } }: IndexedLog, offset: number): LogEvent | undefined {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (events[middle]!.span.offset <= offset) low = middle + 1;
    else high = middle;
  }
  const event = events[low - 1];
  return event && touches(event.span, offset) ? event : undefined;
}

/** The entity that the value at an offset is, with the place of its text; a property's name is no value. */
export function entityAt(
  all: Case,
  id: string,
  offset: number,
): { readonly entity: Entity; readonly span: Span; readonly event: LogEvent } | undefined {
  const log = all.logs.find((candidate) => candidate.id === id);
  const event = log && eventAt(log, offset);
  const path = event?.pathAt(offset);
  const span = path && event?.locate(path);
  if (!event || !path || !span || !touches(span, offset)) return undefined;
  const entity = classify(all, event, path, id);
  return entity && { entity, span, event };
}
