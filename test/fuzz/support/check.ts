import assert from 'node:assert/strict';
import type { Log, LogEvent } from '../../../src/core/log/log.ts';
import { framesOf, isCsv } from './frames.ts';
import type { Damaged } from './mutate.ts';

/** What a log says holds together, whatever it was read from. */
export function checkLog(log: Log): void {
  let end = 0;
  for (const { span, index } of log.events) {
    assert.equal(log.events[index]!.span.offset, span.offset);
    assert.ok(span.offset >= end && span.length > 0, `event ${index} stands behind the one before`);
    end = span.offset + span.length;
  }
  assert.ok(end <= log.textLength);
  for (const { span } of [...log.problems, ...log.notEvents])
    assert.ok(span.offset >= 0 && span.offset + span.length <= log.textLength);
  if (log.format === 'unknown') return assert.equal(log.events.length + log.unreadable, 0);
  const told = log.problems.filter(({ severity }) => severity === 'error').length;
  assert.equal(log.unreadable, told, 'each record that could not be read has its problem');
  if (log.notEvents.length > 0) assert.ok(log.problems.some(({ code }) => code === 'not-an-event'));
}

/**
 * Every record is found, and says what it said, of which no byte was touched, nor of what frames it. A row of a CSV file
 * is framed by its header and, since a quote too few runs it together with the next one, only for sure by all before it:
 * behind damage at most one row is lost for each damaged place. Whether a text is a table or JSON is for its beginning to
 * say; where damage makes it say something else, nothing is intact. Returns how many records were.
 */
export function checkIntact(whole: Uint8Array, before: Log, damaged: Damaged, after: Log): number {
  const found = new Map(after.events.map((event) => [event.span.offset, event]));
  let intact = 0;
  let lost = 0;
  const header = isCsv(before) ? whole.indexOf(0x0a) + 1 : 0;
  if (damaged.intactUpTo < header || isCsv(before) !== isCsv(after)) return 0;
  for (const [index, frame] of framesOf(whole, before).entries()) {
    const place = damaged.newPlaceOf(frame.start, frame.end);
    if (place === undefined) continue;
    intact++;
    const event = before.events[index]!;
    const now = found.get(event.span.offset + place - frame.start);
    if (now?.span.length === event.span.length) sameEvent(now, event);
    else if (!isCsv(before) || frame.end <= damaged.intactUpTo)
      assert.fail(`the event at ${event.span.offset}, now at ${event.span.offset + place - frame.start}`);
    else lost++;
  }
  assert.ok(lost <= damaged.places, `${lost} rows lost by damage in ${damaged.places} places`);
  return intact;
}

function sameEvent(a: LogEvent, b: LogEvent): void {
  assert.deepEqual(
    [a.eventID, a.eventName, a.time, a.record()],
    [b.eventID, b.eventName, b.time, b.record()],
  );
}
