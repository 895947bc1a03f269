import { firstThat } from '../../log/binary-search.ts';
import { eventOf } from '../../log/events.ts';
import type { LogEvent } from '../../log/log.ts';
import { touches, type Span } from '../../log/span.ts';
import type { Case } from '../case.ts';
import { classify } from './classify.ts';
import type { Entity } from './entity.ts';
import type { IndexedLog } from '../index/indexed-log.ts';

/** The event whose record contains an offset, or ends right there. */
export function eventAt({ log, rows }: IndexedLog, offset: number): LogEvent | undefined {
  const next = firstThat(rows.count, (index) => rows.at('offset', index) > offset);
  const event = next === 0 ? undefined : eventOf(log, next - 1);
  return event && touches(event.span, offset) ? event : undefined;
}

/** The entity that the value at an offset is, with the place of its text; a property's name is no value. */
export function entityAt(
  all: Case,
  id: string,
  offset: number,
): { readonly entity: Entity; readonly span: Span; readonly event: LogEvent } | undefined {
  const log = all.log(id);
  const event = log && eventAt(log, offset);
  const path = event?.pathAt(offset);
  const span = path && event?.locate(path);
  if (!log || !event || !path || !span || !touches(span, offset)) return undefined;
  const entity = classify(all, { log, index: event.index }, path);
  return entity && { entity, span, event };
}
