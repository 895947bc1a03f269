import assert from 'node:assert/strict';
import test from 'node:test';
import { investigate, PACK_RULES, record } from '../support/case.ts';

const ALL = { minimumLevel: 'informational', search: '' } as const;
const KEY = { kind: 'access-key', value: 'AKIAAAAAAAAAAAAAAAAA' } as const;

/** An update of the event `original`; `fields` say what else it is. */
function update(original: string, fields: Readonly<Record<string, unknown>> = {}): string {
  const addendum = {
    reason: 'UPDATED_DATA',
    updatedFields: 'responseElements',
    originalRequestID: 'r1',
    originalEventID: original,
  };
  return record({ eventID: 'u1', addendum, ...fields });
}

const ORIGINAL = record({ eventID: 'o' });

function checkCounts(
  name: string,
  logs: Readonly<Record<string, string>>,
  expected: { readonly events: number; readonly duplicates: number; readonly superseded: number },
): void {
  test(name, () => {
    const { events, duplicates, superseded } = investigate(logs).counts();
    assert.deepEqual({ events, duplicates, superseded }, expected);
  });
}

checkCounts(
  'an update in the place of its original',
  { x: ORIGINAL, y: update('o') },
  { events: 1, duplicates: 1, superseded: 1 },
);
checkCounts(
  'in one log, and before its original',
  { x: [update('o'), ORIGINAL].join('\n') },
  { events: 1, duplicates: 1, superseded: 1 },
);
checkCounts(
  'both delivered twice',
  { x: [ORIGINAL, update('o')].join('\n'), y: [update('o'), ORIGINAL].join('\n') },
  { events: 1, duplicates: 3, superseded: 1 },
);
checkCounts(
  'an update that has been updated',
  { x: [ORIGINAL, update('o'), update('u1', { eventID: 'u2' })].join('\n') },
  { events: 1, duplicates: 2, superseded: 2 },
);
checkCounts(
  'under the id of the original',
  { x: [ORIGINAL, update('o', { eventID: 'o' }), record()].join('\n') },
  { events: 2, duplicates: 1, superseded: 1 },
);
checkCounts('of an event that is not there', { x: update('o') }, { events: 1, duplicates: 0, superseded: 0 });
checkCounts(
  'of an event of another region or account',
  {
    x: update('o'),
    y: [
      record({ eventID: 'o', awsRegion: 'eu-west-1' }),
      record({ eventID: 'o', recipientAccountId: '1' }),
    ].join('\n'),
  },
  { events: 3, duplicates: 0, superseded: 0 },
);
checkCounts('of itself', { x: update('u1') }, { events: 1, duplicates: 0, superseded: 0 });
checkCounts(
  'in a circle',
  { x: [update('u2', { eventID: 'u1' }), update('u1', { eventID: 'u2' })].join('\n') },
  { events: 2, duplicates: 0, superseded: 0 },
);
checkCounts(
  'only delivered late',
  {
    x: ORIGINAL,
    y: record({ eventID: 'l', addendum: { reason: 'DELIVERY_DELAY', originalEventID: 'o' } }),
  },
  { events: 2, duplicates: 0, superseded: 0 },
);

test('of two updates the later counts in place of the original, and the other by itself', () => {
  const investigation = investigate({
    x: [
      ORIGINAL,
      update('o', { eventID: 'u2', eventTime: '2024-05-01T10:00:02Z' }),
      update('o', { eventID: 'u1', eventTime: '2024-05-01T10:00:01Z' }),
    ].join('\n'),
  });
  assert.deepEqual(investigation.updates({ log: 'x', index: 0 }).updateOf, { log: 'x', index: 1 });
  assert.equal(investigation.counts().events, 2);
});

test('a superseded event does not fire, and its update does, as it stands there', () => {
  const renamed = { requestParameters: { keyName: 'other' }, responseElements: { keyName: 'other' } };
  const logs = { x: ORIGINAL, y: update('o', renamed) };
  const before = investigate({ x: ORIGINAL }, PACK_RULES).findings(ALL);
  assert.ok(before.some(({ id }) => id === 'key-pair-known-bad-name'));
  const investigation = investigate(logs, PACK_RULES);
  const after = investigation.findings(ALL);
  assert.ok(after.length > 0);
  assert.deepEqual(
    after.filter(({ event }) => event.log === 'x'),
    [],
  );
  assert.ok(!after.some(({ id }) => id === 'key-pair-known-bad-name'));
  assert.deepEqual(investigation.findingsIn('x', ALL), []);
});

test('original and update lead to each other', () => {
  const investigation = investigate({ x: [ORIGINAL, ORIGINAL].join('\n'), y: update('o') });
  const [original, copy, changed] = [
    { log: 'x', index: 0 },
    { log: 'x', index: 1 },
    { log: 'y', index: 0 },
  ];
  assert.deepEqual(investigation.updates(original), { updateOf: changed, originals: [] });
  assert.deepEqual(investigation.updates(copy).updateOf, changed);
  assert.deepEqual(investigation.updates(changed), { updateOf: undefined, originals: [original] });
});

test('references find both, related events the update alone', () => {
  const investigation = investigate({ x: ORIGINAL, y: update('o') });
  assert.equal(investigation.references(KEY).length, 2);
  assert.deepEqual(
    investigation.related(KEY).map(({ event }) => event.eventID),
    ['u1'],
  );
  assert.equal(investigation.summarize(KEY).events, 1);
});
