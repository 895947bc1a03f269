import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { hover } from '../../../src/server/features/hover.ts';
import { createKeyPair, PATIENT, positionOf, records, snapshotOf } from '../support.ts';

const URI = 'file:///case/log.json';
const UPDATE = 'file:///case/update.json';
const TEXTS: Readonly<Record<string, string>> = {
  [URI]: records(createKeyPair(1, 'xg1')),
  [UPDATE]: records(
    createKeyPair(2, 'xg1', {
      addendum: { reason: 'UPDATED_DATA', updatedFields: 'errorCode', originalEventID: 'event-1' },
    }),
  ),
};

function textAt(uri: string, at: string, isOurs = false): string {
  const snapshot = snapshotOf(TEXTS);
  const position = positionOf(TEXTS[uri]!, at, { into: 1 });
  const contents = inOneGo(
    hover(snapshot, snapshot.view(uri)!, position, { markdown: true, isOurs }, PATIENT),
  )?.contents;
  assert.ok(contents && typeof contents === 'object' && 'value' in contents);
  return contents.value;
}

test('an event that was updated says so, and by which', () => {
  assert.match(textAt(URI, 'event-1'), /\*\*Updated\*\* by event `event-2`: .* This one does not count\./);
  assert.match(textAt(URI, 'AKIAY34FZKBOKMUTVV7A'), /\*\*Updated\*\* by/);
});

test('an update says what it updates', () =>
  assert.match(
    textAt(UPDATE, 'event-2'),
    /\*\*Update\*\* of event `event-1`, which does not count any more\./,
  ));

test('each leads to the other', () => {
  assert.match(textAt(URI, 'event-1', true), /\[Show update\]\(command:[^)]*revealLocation[^)]*update\.json/);
  assert.match(
    textAt(UPDATE, 'event-2', true),
    /\[Show original\]\(command:[^)]*revealLocation[^)]*log\.json/,
  );
});
