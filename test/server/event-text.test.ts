import assert from 'node:assert/strict';
import test from 'node:test';
import type { EventTextParams } from '../../src/protocol.ts';
import { eventText } from '../../src/server/requests/event-text.ts';
import { findingKey } from '../../src/server/requests/nodes.ts';
import { renderingUri } from '../../src/server/rendering/rendering-uri.ts';
import { createKeyPair, event, EVERYTHING, positionOf, records, renderingOf, snapshotOf } from './support.ts';

const URI = 'file:///case/log.json';
const CREATION = createKeyPair(1, 'xg1');
const LAUNCH = event(2, {
  eventName: 'RunInstances',
  eventTime: '2026-11-04T09:02:11Z',
  requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } },
});
const ONE_LINE = JSON.stringify({ Records: [CREATION, LAUNCH] });

function textAt(log: string, at: string, form: EventTextParams['form'] = 'raw') {
  const position = positionOf(log, at);
  return eventText(snapshotOf({ [URI]: log }), { at: { uri: URI, position }, form });
}

test('raw: the record as it stands, from first to last bracket', () =>
  assert.equal(textAt(ONE_LINE, 'xg1')?.text, JSON.stringify(CREATION)));

test('raw: white space and escapes of the file stay', () => {
  const log = '{"Records":[ {\t"eventName" : "A\\u0042",\r\n "eventSource":"a"} ]}';
  assert.equal(textAt(log, 'eventName')?.text, '{\t"eventName" : "A\\u0042",\r\n "eventSource":"a"}');
});

test('raw: the layers of a container are not undone', () => {
  const inside = JSON.stringify(JSON.stringify(CREATION)).slice(1, -1);
  const log = `{"Events":[{"CloudTrailEvent":"${inside}"}]}`;
  assert.equal(textAt(log, 'xg1')?.text, inside);
});

test('raw: a session token is not hidden, because it is the file’s own text', () => {
  const log = records(event(1, { eventName: 'A', responseElements: { sessionToken: 'FAKESECRET' } }));
  assert.match(textAt(log, 'sessionToken')!.text, /FAKESECRET/);
  assert.equal(textAt(log, 'sessionToken')!.isExact, true);
});

test('raw: bytes that are no text are said to be none', () => {
  const snapshot = snapshotOf({ [URI]: records(event(1, { eventName: 'Damaged' })) });
  const log = snapshot.investigation.log(URI)!;
  log.text.subarray()[positionIn(log.text.subarray(), 'Damaged')] = 0xff;
  const at = { uri: URI, position: { line: 3, character: 0 } };
  assert.equal(eventText(snapshot, { at, form: 'raw' })?.isExact, false);
});

test('JSON: indented, session tokens hidden, with a name for its file', () => {
  const log = JSON.stringify({
    Records: [event(7, { eventName: 'A/B', responseElements: { sessionToken: 'FAKESECRET' } })],
  });
  const { text, fileName } = textAt(log, 'sessionToken', 'json')!;
  assert.match(text, /^\{\n {2}"userIdentity": \{\n/);
  assert.doesNotMatch(text, /FAKESECRET/);
  assert.equal(fileName, 'A-B_2026-11-04T10-02-11Z_event-7.json');
});

test('JSON of a finding: its chain, oldest first, as an export', () => {
  const launch = { ...LAUNCH, eventTime: '2026-11-04T11:02:11Z' };
  const log = JSON.stringify({ Records: [launch, CREATION] });
  const snapshot = snapshotOf({ [URI]: log });
  const finding = snapshot.investigation
    .findings(EVERYTHING)
    .find(({ id }) => id === 'key-pair-used-after-creation')!;
  const at = { uri: URI, position: positionOf(log, 'RunInstances') };
  const { text, fileName } = eventText(snapshot, { at, form: 'json', finding: findingKey(finding) })!;
  assert.deepEqual(JSON.parse(text), { Records: [CREATION, launch] });
  assert.equal(fileName, 'key-pair-used-after-creation_2026-11-04T11-02-11Z_event-2.json');
});

test('from a formatted view the same event; between events none', () => {
  const snapshot = snapshotOf({ [URI]: ONE_LINE });
  const { uri, text } = renderingOf(snapshot, { source: URI, part: 0 });
  const ask = (at: string) =>
    eventText(snapshot, { at: { uri, position: positionOf(text, at) }, form: 'raw' });
  assert.equal(ask('RunInstances')?.text, JSON.stringify(LAUNCH));
  assert.equal(eventText(snapshot, { at: { uri, position: { line: 0, character: 0 } }, form: 'raw' }), null);
});

test('one record as a document: its text to the byte, and places in it lead to the log', () => {
  const snapshot = snapshotOf({ [URI]: ONE_LINE });
  const raw = renderingOf(snapshot, { source: URI, record: 1 });
  assert.equal(raw.text, JSON.stringify(LAUNCH));
  assert.equal(raw.uri, renderingUri({ source: URI, record: 1 }));
  const position = positionOf(raw.text, 'xg1');
  const offset = raw.offsetAt(position)!;
  assert.equal(ONE_LINE.slice(offset, offset + 3), 'xg1');
  assert.deepEqual(raw.rangeOf({ offset, length: 3 })?.start, position);
  assert.equal(raw.rangeOf({ offset: 12, length: 3 }), undefined);
  assert.equal(renderingOf(snapshot, { source: URI, record: 9 }).text, '');
});

function positionIn(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes).indexOf(text);
}
