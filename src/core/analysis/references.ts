import type { LogEvent } from '../log/log.ts';
import type { FieldPath } from '../log/json.ts';
import { compareEvents } from '../detect/conclude/order.ts';
import type { Case, IndexedLog } from './case.ts';
import type { Entity, Occurrence } from './entity.ts';
import { mentionsIn, type Mention } from './mentions.ts';
import { encode } from '../log/bytes.ts';

/** Every exact occurrence of an entity in all logs, further deliveries of an event included; oldest first. */
export function references(all: Case, entity: Entity): Occurrence[] {
  return all.logs
    .flatMap((log) => mentionsIn(log, entity).flatMap((mention) => occurrences(all, log, mention, entity)))
    .toSorted((a, b) => compareEvents(a.event, b.event) || a.span.offset - b.span.offset);
}

function occurrences(
  all: Case,
  { id }: IndexedLog,
  { event, paths, only }: Mention,
  { value }: Entity,
): Occurrence[] {
  const facts = all.facts(event, id);
  // Where the text holds the value once, its place is known without reading the record again.
  if (only !== undefined) {
    return [{ event: facts, path: paths[0]!, span: { offset: only, length: encode(value).length } }];
  }
  return paths.map((path) => occurrenceAt(facts, event, path));
}

/** The occurrence of the value at `path` of an event; its span is the record's where the value has no place of its own. */
export function occurrenceAt(facts: Occurrence['event'], event: LogEvent, path: FieldPath): Occurrence {
  return { event: facts, path, span: event.locate(path) ?? event.span };
}
