import assert from 'node:assert/strict';
import { test } from 'node:test';
import { investigate, PACK_RULES, record } from '../support/case.ts';

const ALL = { minimumLevel: 'informational', search: '' } as const;

/** How many events and duplicates these logs hold. */
function check(
  name: string,
  logs: Record<string, string>,
  expected: { events: number; duplicates: number },
): void {
  test(name, () => {
    const { events, duplicates } = investigate(logs).counts();
    assert.deepEqual({ events, duplicates }, expected);
  });
}

const event = record({ eventID: 'a' });

check('the same event in two logs', { x: event, y: event }, { events: 1, duplicates: 1 });
check(
  'the same event thrice in one log',
  { x: [event, event, event].join('\n') },
  { events: 1, duplicates: 2 },
);
check(
  'another region or account',
  {
    x: [
      event,
      record({ eventID: 'a', awsRegion: 'eu-west-1' }),
      record({ eventID: 'a', recipientAccountId: '4' }),
    ].join('\n'),
  },
  { events: 3, duplicates: 0 },
);
check(
  'no id, or an empty one',
  {
    x: [
      record({ eventID: undefined }),
      record({ eventID: undefined }),
      record({ eventID: '' }),
      record({ eventID: '' }),
    ].join('\n'),
  },
  { events: 4, duplicates: 0 },
);

test('a finding counts once and stands on every delivery, at the same fields', () => {
  const escaped = JSON.stringify({ Events: [{ CloudTrailEvent: event }] });
  const logs = { 'a.json': escaped, 'b.json': JSON.stringify({ Records: [JSON.parse(event)] }, null, 2) };
  const investigation = investigate(logs, PACK_RULES);
  const anchored = investigation.findings(ALL).map(({ id, event: { log } }) => `${id} ${log}`);
  assert.ok(anchored.length > 0);
  assert.deepEqual(
    anchored.filter((line) => !line.endsWith(' a.json')),
    [],
  );

  const texts = (id: keyof typeof logs): string[] =>
    investigation
      .findingsIn(id, ALL)
      .map(({ primary }) => logs[id].slice(primary.offset, primary.offset + primary.length));
  assert.deepEqual(texts('b.json'), texts('a.json'));
  assert.ok(texts('b.json').includes('xg1'));

  investigation.removeLog('a.json');
  assert.deepEqual(
    investigation.findings(ALL).map(({ event: { log } }) => log),
    anchored.map(() => 'b.json'),
  );
});

test('references show every delivery, related events and summaries count one', () => {
  const investigation = investigate({ x: event, y: event });
  const entity = { kind: 'access-key', value: 'AKIAAAAAAAAAAAAAAAAA' } as const;
  assert.equal(investigation.references(entity).length, 2);
  assert.equal(investigation.related(entity).length, 1);
  assert.equal(investigation.exact(entity).length, 1);
  assert.equal(investigation.summarize(entity).events, 1);
});
