import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PivotJson } from '../../src/core/analysis/exports/pivot-json.ts';
import { folderWith } from '../scan/support/folder.ts';
import { jsonLines, runCli } from './support/cli.ts';
import { exportOf } from './support/records.ts';

const KEY = 'AKIAAAAAAAAAAAAAAAAA';
const LOG = exportOf(
  {},
  {
    eventName: 'RunInstances',
    requestParameters: { instancesSet: { items: [{ keyName: 'laptop' }] } },
    responseElements: null,
  },
  {
    eventName: 'DescribeKeyPairs',
    requestParameters: { keySet: { items: [{ keyName: 'laptop' }] } },
    responseElements: null,
    userIdentity: { arn: 'arn:aws:iam::1:user/bob' },
  },
  {
    eventName: 'CreateApiKey',
    eventSource: 'grafana.amazonaws.com',
    responseElements: null,
    sourceIPAddress: '2001:db8::1',
  },
  {
    eventName: 'DeleteAccessKey',
    eventSource: 'iam.amazonaws.com',
    userIdentity: {},
    requestParameters: { accessKeyId: KEY },
    responseElements: null,
  },
);

/** What a pivot prints: one line an event, with the fields that matched. */
function check(options: string, expected: readonly string[]): void {
  test(options, async (t) => {
    const folder = folderWith(t, { 'a.json': LOG, 'copy.json': LOG });
    const { code, out } = await runCli('pivot', folder, ...options.split(' '), '--format', 'jsonl');
    assert.equal(code, 0);
    const lines = jsonLines<PivotJson>(out);
    for (const { matched } of lines) {
      for (const { location, value } of matched)
        assert.equal(LOG.slice(location.offset, location.offset + location.length), value);
    }
    assert.deepEqual(
      lines.map(
        ({ event, matched }) => `${event.eventName}: ${matched.map(({ field }) => field).join(', ')}`,
      ),
      expected,
    );
  });
}

check(`--access-key ${KEY}`, [
  'CreateKeyPair: userIdentity.accessKeyId',
  'RunInstances: userIdentity.accessKeyId',
  'CreateApiKey: userIdentity.accessKeyId',
  'DeleteAccessKey: requestParameters.accessKeyId',
]);
check(`--access-key ${KEY.slice(0, -1)}`, []);
check('--key-name laptop', [
  'CreateKeyPair: requestParameters.keyName, responseElements.keyName',
  'RunInstances: requestParameters.instancesSet.items.keyName',
  'DescribeKeyPairs: requestParameters.keySet.items.keyName',
]);
check('--principal arn:aws:iam::1:user/bob', ['DescribeKeyPairs: userIdentity.arn']);
check('--ip 2001:db8::1', ['CreateApiKey: sourceIPAddress']);
check('--event e3', ['CreateApiKey: eventID']);
check('--event e1', ['CreateKeyPair: ', 'RunInstances: eventID']);
check('--event none', []);

test('--event: the related events, with their roles', async (t) => {
  const folder = folderWith(t, { 'a.json': LOG });
  const { out } = await runCli('pivot', folder, '--event', 'e1', '--format', 'jsonl');
  const [related, event] = jsonLines<PivotJson>(out);
  assert.equal(related?.related, undefined);
  assert.deepEqual(
    event?.related?.map(({ eventID, location }) => ({ eventID, location })),
    [{ eventID: 'e0', location: related?.location }],
  );
});

test('text', async (t) => {
  const folder = folderWith(t, { 'a.json': LOG });
  const { out } = await runCli('pivot', folder, '--ip', '2001:db8::1');
  assert.match(
    out,
    /^2024-05-01T10:03:00Z {2}CreateApiKey {2}ana {2}2001:db8::1 {2}us-east-1\n {2}at .*a\.json:1:\d+\n/,
  );
  assert.match(
    out,
    new RegExp(`matched {3}sourceIPAddress = 2001:db8::1 {2}1:${LOG.indexOf('2001:db8') + 1}\n`),
  );
});

test('nothing readable', async (t) => {
  const folder = folderWith(t, { 'a.txt': 'hello' });
  const { code, notes } = await runCli('pivot', folder, '--ip', '10.0.0.1');
  assert.equal(code, 2);
  assert.match(notes.join('\n'), /a\.txt: skipped: .*\nnothing readable/);
});
