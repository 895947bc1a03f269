import assert from 'node:assert/strict';
import test from 'node:test';
import { readLog } from '../../../src/core/log/read.ts';
import { EVENT_LAYOUTS, type EventLayout } from '../../../src/protocol.ts';
import { partsOf } from '../../../src/server/rendering/parts.ts';
import { renderedPlace } from '../../../src/server/rendering/rendered-place.ts';
import { Renderings } from '../../../src/server/rendering/renderings.ts';
import { indexText } from '../../../src/core/log/text/text-index.ts';
import { createKeyPair, event, renderingOf, snapshotOf } from '../support.ts';

const URI = 'file:///case/log.json.gz';
const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const EVENTS = [
  event(1, { eventName: 'ListUsers', requestParameters: { a: {}, b: [], c: [{ d: ['ü', '{'] }] } }),
  event(2, { eventName: 'AssumeRole', responseElements: { credentials: { sessionToken: 'FAKE' } } }),
  createKeyPair(3, 'xg1'),
];

const LOGS: Readonly<Record<string, string>> = {
  'one line': JSON.stringify({ Records: EVENTS }),
  'indented by tabs': JSON.stringify({ Records: EVENTS }, null, '\t').replaceAll('\n', '\r\n'),
  'escaped in lookup-events': JSON.stringify({
    Events: EVENTS.map((record) => ({ EventId: 'e', CloudTrailEvent: JSON.stringify(record) })),
  }),
  'with a record that is no JSON': JSON.stringify({ Records: EVENTS }).replace(
    '"ListUsers"',
    '"A",b:[True,1]',
  ),
  'with a record too wide to be indented': JSON.stringify({
    Records: [createKeyPair(1, 'a', { wide: Array(150_000).fill(1) }), ...EVENTS],
  }),
};

for (const [name, text] of Object.entries(LOGS)) {
  for (const layout of EVENT_LAYOUTS) {
    test(`${name}, ${layout}: a place is found where the whole rendering has it`, () => {
      checkPlaces(text, layout, ['ListUsers', 'ü', 'xg1', 'AssumeRole', 'eventName', 'keyPairId']);
    });
  }
}

function checkPlaces(text: string, layout: EventLayout, words: readonly string[]): void {
  const bytes = new TextEncoder().encode(text);
  const log = readLog(bytes);
  const read = { version: 1, log, index: indexText(bytes) };
  const whole = new Renderings(
    () => read,
    () => layout,
  ).get({ source: URI, part: 0 })!;
  const spans = log.events.flatMap(({ span }) => [span, { ...span, length: 0 }]);
  for (const word of words) {
    const needle = new TextEncoder().encode(word);
    for (let at = indexOf(bytes, needle); at >= 0; at = indexOf(bytes, needle, at + 1)) {
      spans.push({ offset: at, length: needle.length });
    }
  }
  assert.ok(spans.length > 6);
  for (const span of spans) {
    const range = whole.rangeOf(span) ?? TOP;
    assert.deepEqual(renderedPlace(URI, log, span, layout), { uri: whole.uri, range });
  }
}

test('one event a line', () => {
  const bytes = new TextEncoder().encode(LOGS['one line']);
  const log = readLog(bytes);
  const read = { version: 1, log, index: indexText(bytes) };
  const { text } = new Renderings(
    () => read,
    () => 'onePerLine',
  ).get({ source: URI, part: 0 })!;
  assert.deepEqual(
    text.split('\n').map((line) => line.length > 1),
    [false, true, true, true, false, false],
  );
  assert.equal(JSON.parse(text).length, 3);
  assert.doesNotMatch(text, /FAKE/);
});

test('in a later part of a large log', () => {
  const many = Array.from({ length: 5000 }, (_, number) => createKeyPair(number, `key-${number}`));
  const text = JSON.stringify({ Records: many });
  const log = readLog(new TextEncoder().encode(text));
  const { number, first, end } = partsOf(log).at(-1)!;
  assert.ok(number > 1);
  const whole = renderingOf(snapshotOf({ [URI]: text }), { source: URI, part: number });
  for (const index of [first, Math.floor((first + end) / 2), end - 1]) {
    const { span } = log.events[index]!;
    assert.deepEqual(renderedPlace(URI, log, span, 'indented'), {
      uri: whole.uri,
      range: whole.rangeOf(span),
    });
  }
});

test('the top, where no record stands', () => {
  const log = readLog(new TextEncoder().encode(LOGS['one line']));
  assert.deepEqual(renderedPlace(URI, log, { offset: 3, length: 1 }, 'indented').range, TOP);
});

function indexOf(bytes: Uint8Array, needle: Uint8Array, from = 0): number {
  return Buffer.from(bytes).indexOf(needle, from);
}
