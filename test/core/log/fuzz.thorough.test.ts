/** Exports damaged at random: reading never throws, counts only what is there, and keeps every record that is intact. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { cut } from '../../../src/core/log/event.ts';
import { isObject } from '../../../src/core/log/json/value.ts';
import { fixture, read } from './check.ts';
import { random } from './random.ts';
import { JSON_NOISE } from './noise.ts';

const NOISE = [...JSON_NOISE, '\0', ';', 'x', '\ud800', '""', '\\"', '{"', '"}'];

function damaged(
  bytes: Uint8Array,
  pick: (limit: number) => number,
  from = 0,
  to = bytes.length,
): Uint8Array {
  const at = from + pick(to - from);
  const noise = pick(3) === 0 ? '' : NOISE[pick(NOISE.length)]!;
  const removed = pick(4) === 0 ? pick(to - at) : pick(2);
  return new Uint8Array([
    ...bytes.subarray(0, at),
    ...new TextEncoder().encode(noise),
    ...bytes.subarray(at + removed),
  ]);
}

test('damaged fixtures of every shape', () => {
  const pick = random(1);
  for (const file of readdirSync(new URL('../../fixtures/log/', import.meta.url))) {
    let bytes = fixture(file);
    for (let round = 0; round < 6; round++) {
      bytes = damaged(bytes, pick);
      const log = read(bytes);
      for (const event of log.events) {
        const record = event.record();
        assert.equal(typeof record, 'object');
        // An object that a converted record is given has no one place.
        for (const [name, value] of Object.entries(record))
          if (!isObject(value)) assert.ok(event.locate([name]), `${file}: ${name}`);
        assert.ok(cut(event, event.span).length > 0);
        event.pathAt(event.span.offset + (event.span.length >> 1));
      }
      for (const { span } of log.problems)
        assert.ok(span.offset >= 0 && span.offset + span.length <= bytes.length);
    }
  }
});

const NAMES = ['A', 'B', 'C', 'D', 'E'];

function recordNamed(name: string): string {
  return JSON.stringify({
    eventVersion: '1.10',
    userIdentity: { type: 'IAMUser', sessionContext: { attributes: {} } },
    eventTime: '2026-03-01T10:00:00Z',
    eventSource: 'ec2.amazonaws.com',
    eventName: name,
    requestParameters: { items: [{ policy: '{"Version":"2012"}' }] },
    eventID: name,
  });
}

/** How records are put together, and whether the text can be cut at a line. */
const CONTAINERS: Record<string, (records: string[]) => string> = {
  records: (records) => `{"Records":[${records.join(',')}]}`,
  lines: (records) => records.join('\n'),
  pretty: (records) =>
    JSON.stringify(
      records.map((text) => JSON.parse(text) as unknown),
      null,
      2,
    ),
};

for (const [container, put] of Object.entries(CONTAINERS)) {
  test(`damage to one record of ${container} leaves the others`, () => {
    const pick = random(3);
    const whole = put(NAMES.map(recordNamed));
    const bytes = new TextEncoder().encode(whole);
    const [, , third] = read(bytes).events;
    const { offset, length } = third!.span;
    for (let round = 0; round < 300; round++) {
      const broken = damaged(bytes, pick, offset, offset + length);
      const names = new Set(read(broken).events.map((event) => event.eventName));
      for (const name of ['A', 'B', 'D', 'E'])
        assert.ok(names.has(name), `${name} is lost in ${new TextDecoder().decode(broken)}`);
    }
  });
}
