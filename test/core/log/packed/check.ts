import assert from 'node:assert/strict';
import type { FieldPath, JsonValue } from '../../../../src/core/log/json/value.ts';
import type { Log, LogEvent } from '../../../../src/core/log/log.ts';
import { openPacked } from '../../../../src/core/log/packed/open.ts';
import { packLog } from '../../../../src/core/log/packed/pack.ts';
import { ReceivedStrings } from '../../../../src/core/log/packed/received-strings.ts';
import { StringTable } from '../../../../src/core/log/columns/strings.ts';

/** The log as it arrives from another thread: packed, its strings received, opened. */
export function reopened(
  log: Log,
  strings = new StringTable(),
  text: () => Uint8Array = () => log.text.subarray(),
): Log {
  const {
    strings: { order, dictionary },
    ...rows
  } = packLog(log);
  const received = new ReceivedStrings();
  received.add(structuredClone(dictionary.since(1)));
  const sent = structuredClone(rows, { transfer: [rows.words.buffer] });
  return openPacked({ ...sent, strings: { order, dictionary: received } }, strings, text);
}

/** Asserts that two logs say the same of everything. */
export function checkSame(actual: Log, expected: Log): void {
  for (const part of ['format', 'textLength', 'notEvents', 'unreadable', 'problems'] as const)
    assert.deepEqual(actual[part], expected[part], part);
  assert.equal(actual.events.length, expected.events.length);
  for (const [index, event] of actual.events.entries()) {
    assert.deepEqual(answersOf(event), answersOf(expected.events[index]!));
    assert.equal(event.log, actual);
  }
}

/** All that an event can be asked. */
function answersOf(event: LogEvent): object {
  const { index, span, eventID, eventName, eventSource, eventTime, time, awsRegion } = event;
  const { sourceIPAddress, accessKeyId, principalArn, userName, accountId, error } = event;
  const record = event.record();
  const places = pathsIn(record).map((path) => {
    const place = event.locate(path);
    return { path, place, from: event.concludedFrom(path), back: place && event.pathAt(place.offset) };
  });
  return {
    indexed: { index, span, eventID, eventName, eventSource, eventTime, time, awsRegion },
    who: { sourceIPAddress, accessKeyId, principalArn, userName, accountId, error },
    record,
    places,
  };
}

function pathsIn(value: JsonValue, path: FieldPath = []): FieldPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    pathsIn(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}
