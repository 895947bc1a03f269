/** Places that are known without reading a text are those in the rendering. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { FieldPath } from '../../../src/core/log/json/value.ts';
import type { Log } from '../../../src/core/log/log.ts';
import { PATH_OF_COLUMN } from '../../../src/core/log/columns/outline.ts';
import { readLog } from '../../../src/core/log/read.ts';
import { indexText } from '../../../src/core/log/text/text-index.ts';
import type { Place } from '../../../src/protocol.ts';
import { foreknownPlaces } from '../../../src/server/rendering/foreknown-place.ts';
import { partsOf } from '../../../src/server/rendering/parts.ts';
import { renderedPlace } from '../../../src/server/rendering/rendered-place.ts';
import { Renderings } from '../../../src/server/rendering/renderings.ts';
import { hostileText } from '../../kernel/support/hostile.ts';
import { kernel } from '../../kernel/support/kernel.ts';
import { randomFrom } from '../../kernel/support/random.ts';
import { createKeyPair, event } from '../support.ts';

const URI = 'file:///case/log.json.gz';
const PATHS = Object.values(PATH_OF_COLUMN);

/** Checks the places of all values of columns, and returns how many were known. */
function check(text: string): number {
  const bytes = new TextEncoder().encode(text);
  const log = readLog(bytes, { scanner: kernel });
  const renderings = new Renderings(
    () => ({ version: 1, log, index: indexText(bytes) }),
    () => 'indented',
  );
  const wholes = partsOf(log).map(({ number: part }) => renderings.get({ source: URI, part })!);
  let known = 0;
  for (const [index, { span }] of log.events.entries()) {
    const part = partsOf(log).find(({ end }) => index < end)!.number;
    for (const path of PATHS) {
      const place = foreknownPlaces(URI, log).at(index, path);
      if (!place) continue;
      known++;
      const whole = wholes[part]!;
      const inLog = log.events[index]!.locate(path) ?? span;
      const expected: Place = { uri: whole.uri, range: whole.rangeOf(inLog)! };
      assert.deepEqual(place, expected, `${path.join('.')} of ${text.slice(0, 2000)}`);
      assert.deepEqual(place, renderedPlace(URI, log, inLog, 'indented'));
    }
  }
  return known;
}

/** The same of one event. */
function at(log: Log, path: FieldPath): Place | undefined {
  return foreknownPlaces(URI, log).at(0, path);
}

const RECORDS = [
  event(1, {
    eventName: 'ListUsers',
    userAgent: 'größe 𝒳',
    requestParameters: { a: {}, b: [], c: [{ d: ['ü', '{'] }] },
  }),
  event(2, { eventName: 'AssumeRole', responseElements: { credentials: { sessionToken: 'FAKE' } } }),
  event(3, { requestParameters: { n: [-1.5e3, 0.25, true, null] } }),
  createKeyPair(4, 'xg1'),
];

test('in one line', () => {
  assert.ok(check(JSON.stringify({ Records: RECORDS })) >= 4 * RECORDS.length);
});

test('indented by tabs', () => {
  const text = JSON.stringify({ Records: RECORDS }, null, '\t').replaceAll('\n', '\r\n');
  assert.ok(check(text) >= 4 * RECORDS.length);
});

test('in later parts of a large log', () => {
  const many = Array.from({ length: 2500 }, (_, number) => createKeyPair(number, `key-${number}`));
  assert.ok(check(JSON.stringify({ Records: many })) > 10_000);
});

test('behind a record that has no room when indented', () => {
  const wide = createKeyPair(1, 'a', { wide: Array(150_000).fill(1) });
  assert.ok(check(JSON.stringify({ Records: [wide, ...RECORDS] })) >= 4 * RECORDS.length);
});

test('not where something is hidden or no JSON', () => {
  for (const fields of [
    { userAgent: `IQoJb3JpZ2lu${'x'.repeat(40)}` },
    { responseElements: { sessionToken: { a: 'FAKE' } } },
    { requestParameters: { 'a"b': 1 } },
  ]) {
    const log = readLog(new TextEncoder().encode(JSON.stringify({ Records: [event(1, fields)] })), {
      scanner: kernel,
    });
    assert.equal(at(log, ['userAgent']), undefined);
  }
});

test('of hostile texts', () => {
  let known = 0;
  for (let seed = 1; seed <= 150; seed++) known += check(hostileText(randomFrom(seed)));
  assert.ok(known > 100);
});
