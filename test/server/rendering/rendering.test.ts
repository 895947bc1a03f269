import assert from 'node:assert/strict';
import test from 'node:test';
import { diagnostics } from '../../../src/server/features/diagnostics.ts';
import { documentSymbols } from '../../../src/server/features/document-symbol.ts';
import { hover } from '../../../src/server/features/hover.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { references } from '../../../src/server/features/references.ts';
import { locationsOf } from '../../../src/server/place-list.ts';
import {
  caret,
  createKeyPair,
  event,
  EVERYTHING,
  PATIENT,
  positionOf,
  records,
  renderingOf,
  snapshotOf,
} from '../support.ts';

const URI = 'file:///case/raw.json';
const FIRST_PART = { source: URI, part: 0 };

/** The export as AWS delivers it: one line; and the same in a string, in a row, in a document of another tool. */
const EVENTS = [event(1, { eventName: 'ListUsers' }), createKeyPair(2, 'xg1')];
const SHAPES: Readonly<Record<string, string>> = {
  'one line': JSON.stringify({ Records: EVENTS }),
  'escaped in lookup-events': JSON.stringify({
    Events: EVENTS.map((record) => ({ EventId: 'e', CloudTrailEvent: JSON.stringify(record) })),
  }),
  'JSON Lines': EVENTS.map((record) => JSON.stringify(record)).join('\n'),
};

for (const [shape, text] of Object.entries(SHAPES)) {
  test(`a rendering of ${shape} underlines the same fields, readably`, () => {
    const snapshot = snapshotOf({ [URI]: text });
    const rendering = renderingOf(snapshot, FIRST_PART);
    const shown = diagnostics(snapshot, rendering).map(({ range, code }) =>
      caret(rendering.text, range, String(code)),
    );
    assert.deepEqual(shown, [
      '      "keyName": "xg1"\n                  ^^^ key-pair-known-bad-name',
      '    "sourceIPAddress": "73.158.0.9",\n                        ^^^^^^^^^^ key-pair-new-principal-non-cloud-as',
    ]);
  });

  test(`a rendering of ${shape} and its source lead to each other`, () => {
    const snapshot = snapshotOf({ [URI]: text });
    const rendering = renderingOf(snapshot, FIRST_PART);
    const view = snapshot.view(URI)!;
    const inSource = positionOf(text, 'xg1');
    const inRendering = positionOf(rendering.text, 'xg1');
    assert.equal(rendering.offsetAt(inRendering), view.offsetAt(inSource));
    assert.deepEqual(rendering.rangeOf({ offset: view.offsetAt(inSource)!, length: 3 })?.start, inRendering);
  });
}

test('in a rendering a value is found in the rendering, and elsewhere in its log', () => {
  const other = 'file:///case/other.json';
  const snapshot = snapshotOf({ [URI]: SHAPES['one line']!, [other]: records(createKeyPair(3, 'xg1')) });
  const rendering = renderingOf(snapshot, FIRST_PART);
  const at = positionOf(rendering.text, 'xg1', { into: 1 });
  const found = locationsOf(inOneGo(references(snapshot, rendering, at)));
  assert.deepEqual(
    found.map(({ uri }) => uri),
    [other, other, rendering.uri, rendering.uri],
  );
});

test('the very end of a record belongs to it, as a cursor behind a selected one shows', () => {
  const snapshot = snapshotOf({ [URI]: SHAPES['one line']! });
  const rendering = renderingOf(snapshot, FIRST_PART);
  for (const { span } of rendering.events) {
    const offset = rendering.offsetAt(rendering.rangeOf(span)!.end)!;
    assert.ok(offset >= span.offset && offset <= span.offset + span.length);
  }
  assert.equal(rendering.offsetAt({ line: 0, character: 1 }), undefined);
});

test('hovers and symbols work in it', () => {
  const snapshot = snapshotOf({ [URI]: SHAPES['one line']! });
  const rendering = renderingOf(snapshot, FIRST_PART);
  const style = { markdown: true, isOurs: false };
  assert.ok(
    inOneGo(hover(snapshot, rendering, positionOf(rendering.text, 'xg1', { into: 1 }), style, PATIENT)),
  );
  assert.deepEqual(
    documentSymbols(snapshot, rendering).map(({ name, range }) => `${range.start.line}: ${name}`),
    ['1: 10:02:11 ListUsers', '19: 10:02:11 CreateKeyPair'],
  );
});

test('its events never count again', () => {
  const snapshot = snapshotOf({ [URI]: SHAPES['one line']! });
  const before = snapshot.investigation.counts();
  renderingOf(snapshot, FIRST_PART);
  assert.deepEqual(snapshot.investigation.counts(), before);
  assert.equal(snapshot.investigation.findings(EVERYTHING).length, 2);
});

test('session tokens are hidden', () => {
  const credentials = { accessKeyId: 'ASIAY34FZKBOKMUTVV7A', sessionToken: 'FwoGZXIvYXdzEFAKESECRET' };
  const snapshot = snapshotOf({
    [URI]: records(event(1, { eventName: 'AssumeRole', responseElements: { credentials } })),
  });
  const { text } = renderingOf(snapshot, FIRST_PART);
  assert.match(text, /"sessionToken": "<session token hidden>"/);
  assert.doesNotMatch(text, /FAKESECRET/);
});

test('a large log comes in parts, each small enough to be shown, together complete', () => {
  const many = Array.from({ length: 3000 }, (_, number) =>
    createKeyPair(number, `key-${number}`, { deep: nested(12) }),
  );
  const snapshot = snapshotOf({ [URI]: JSON.stringify({ Records: many }) });
  let shown = 0;
  for (let part = 0; shown < many.length; part++) {
    const { text, events } = renderingOf(snapshot, { source: URI, part });
    assert.ok(events.length > 0);
    assert.ok(text.length < 5_000_000 && text.split('\n').length < 100_000);
    assert.equal(JSON.parse(text).length, events.length);
    shown += events.length;
  }
  assert.equal(shown, many.length);
  assert.equal(renderingOf(snapshot, { source: URI, part: 99 }).text, '[]\n');
});

test('a record that grows too much when indented stands in one line', () => {
  const wide = Array.from({ length: 150_000 }, (_, number) => number % 10);
  const snapshot = snapshotOf({
    [URI]: JSON.stringify({ Records: [createKeyPair(1, 'a', { wide }), createKeyPair(2, 'b')] }),
  });
  const { text } = renderingOf(snapshot, FIRST_PART);
  assert.ok(text.split('\n').length < 100);
  assert.equal(JSON.parse(text).length, 2);
});

function nested(depth: number): object {
  return depth === 0 ? {} : { a: nested(depth - 1), b: [1, 2, 3] };
}

test('a rendering says where reading stopped: at the end of the event before', () => {
  const text = SHAPES['one line']!.slice(0, -30);
  const snapshot = snapshotOf({ [URI]: text });
  const rendering = renderingOf(snapshot, FIRST_PART);
  assert.deepEqual(
    diagnostics(snapshot, rendering).map(({ range, code }) => caret(rendering.text, range, String(code))),
    ['  }\n  ^ cut-at-end'],
  );
});

test('what is wrong before the first event stands at the top', () => {
  const snapshot = snapshotOf({ [URI]: `{"eventName": "Cre"}} ${SHAPES['one line']!}` });
  const rendering = renderingOf(snapshot, FIRST_PART);
  const [first] = diagnostics(snapshot, rendering).filter(({ code }) => !String(code).startsWith('key-pair'));
  assert.deepEqual(first?.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } });
});
