import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { decodeFile } from '../../../src/core/log/encoding.ts';
import { cut } from '../../../src/core/log/event.ts';
import type { FieldPath } from '../../../src/core/log/json/value.ts';
import type { Log, LogEvent } from '../../../src/core/log/log.ts';
import { readLog } from '../../../src/core/log/read.ts';

/** The bytes of one of the synthetic exports in test/fixtures/log. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/log/${name}`, import.meta.url));
}

export function read(text: string | Uint8Array): Log {
  return readLog(typeof text === 'string' ? new TextEncoder().encode(text) : text);
}

export function readFixture(name: string): Log {
  return readLog(decodeFile(fixture(name)).text, { name });
}

/** A log in one line: its format, its events, what is no event or unreadable, and its problems with their offsets. */
export function summary(log: Log): string {
  const events = log.events.map((event) => event.eventName);
  const parts = [`${log.format}: ${events.join(', ')}`];
  if (log.notEvents.length > 0) parts.push(`not events: ${log.notEvents.map(({ kind }) => kind).join(', ')}`);
  if (log.unreadable > 0) parts.push(`unreadable: ${log.unreadable}`);
  if (log.problems.length > 0)
    parts.push(log.problems.map(({ code, span }) => `${code}@${span.offset}`).join(' '));
  return parts.join('; ');
}

/** Asserts that the value at `path` stands where the event says, and that its place leads back to it. */
export function checkPlace(event: LogEvent, path: FieldPath, text: string): void {
  const span = event.locate(path);
  assert.ok(span, `${path.join('.')} has a place`);
  assert.equal(cut(event, span), text);
  for (const offset of [span.offset, span.offset + span.length]) assert.deepEqual(event.pathAt(offset), path);
}
