/** What typing makes of the problems of a document, beside findings that stay. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Position } from '../../src/protocol.ts';
import { LspClient } from './client.ts';
import { createKeyPair, event, positionOf, records } from './support.ts';

const URI = 'file:///case/typed.json';
const FRESH = 'file:///case/fresh.json';
const LOG = records(
  createKeyPair(1, 'xg1'),
  event(2, { eventName: 'ListUsers', eventTime: '2026-11-04T11:00:00Z' }),
  event(3, { eventName: 'ListRoles', eventTime: '2026-11-04T12:00:00Z' }),
);

/** Inserts texts in turn; after each, the diagnostics are those of a document that is opened with the same text. */
async function check(
  ...edits: readonly (readonly [before: string, text: string, problems: number])[]
): Promise<void> {
  await using client = await LspClient.start();
  await client.open(URI, LOG);
  await client.until(() => client.diagnostics(URI).length > 0);
  const findings = client.diagnostics(URI).length;
  let text = LOG;
  for (const [before, inserted, problems] of edits) {
    const at: Position = positionOf(text, before);
    const offset = text.indexOf(before);
    text = text.slice(0, offset) + inserted + text.slice(offset);
    await client.change(URI, { range: { start: at, end: at }, text: inserted });
    await client.settled(URI);
    await client.open(FRESH, text);
    await client.until(() => client.diagnostics(FRESH).length > 0);
    const expected = client.diagnostics(FRESH);
    assert.equal(expected.length, findings + problems);
    await client.close(FRESH);
    await client.until(() => JSON.stringify(client.diagnostics(URI)) === JSON.stringify(expected));
  }
}

test('a time that cannot be read any more, then another', () =>
  check(['2026-11-04T11:00', 'x', 1], ['2026-11-04T12:00', 'y', 1]));

test('typing where the problem is shown, and where nothing is', () =>
  check(['2026-11-04T11:00', 'x', 1], ['x2026-11-04T11:00', 'z', 1], ['ListRoles', 'My', 1]));

test('line breaks before what is found, in its record and behind it', () =>
  check(
    ['"Records"', '\n', 0],
    ['"eventSource"', '\r\n', 0],
    ['"eventSource"', '\n', 0],
    ['"eventName": "ListRoles"', '\n', 0],
  ));
