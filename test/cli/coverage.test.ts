import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { Summary } from '../../src/core/analysis/exports/summary.ts';
import { folderWith } from '../scan/support/folder.ts';
import { runCli } from './support/cli.ts';
import { exportOf } from './support/records.ts';

const LOG = '111122223333_CloudTrail_us-east-1_20240501T1000Z_a.json';
const ABSENT = 'AWSLogs/111122223333/CloudTrail/us-east-1/2024/05/01/b.json.gz';

const DIGEST = {
  awsAccountId: '111122223333',
  digestStartTime: '2024-05-01T09:30:00Z',
  digestEndTime: '2024-05-01T10:30:00Z',
  digestS3Object: 'AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2024/05/01/d.json.gz',
  logFiles: [{ s3Object: `AWSLogs/111122223333/${LOG}.gz` }, { s3Object: ABSENT }],
};

test('an event that an update supersedes is a duplicate, and said to be superseded', async (t) => {
  const addendum = { reason: 'UPDATED_DATA', updatedFields: 'errorCode', originalEventID: 'e0' };
  const folder = folderWith(t, { 'a.json': exportOf({}, { addendum }, {}) });
  const path = join(folderWith(t, {}), 'summary.json');
  const { notes } = await runCli('scan', folder, '--summary', path);
  const { records, events, duplicates, superseded }: Summary = JSON.parse(readFileSync(path, 'utf8'));
  assert.deepEqual(
    { records, events, duplicates, superseded },
    { records: 3, events: 2, duplicates: 1, superseded: 1 },
  );
  assert.match(notes.at(-1)!, /2 events; 1 duplicate; 1 of them superseded by an update;/);
});

test('the summary says which hours are covered, and what a digest lists that is not loaded', async (t) => {
  const folder = folderWith(t, {
    [LOG]: exportOf({}, { eventTime: '2024-05-01T14:00:00Z' }),
    'digest.json': JSON.stringify(DIGEST),
  });
  const path = join(folderWith(t, {}), 'summary.json');
  const { notes } = await runCli('scan', folder, '--summary', path);
  const { coverage, digests }: Summary = JSON.parse(readFileSync(path, 'utf8'));
  assert.deepEqual(coverage, [
    {
      accountId: '111122223333',
      region: 'us-east-1',
      events: 2,
      firstTime: '2024-05-01T10:00:00Z',
      lastTime: '2024-05-01T14:00:00Z',
      gaps: [{ from: '2024-05-01T11:00:00Z', to: '2024-05-01T14:00:00Z' }],
    },
  ]);
  assert.deepEqual(digests, {
    files: 1,
    listed: 2,
    missing: [{ key: ABSENT, digest: join(folder, 'digest.json') }],
    regions: [
      {
        accountId: '111122223333',
        region: 'us-east-1',
        files: 1,
        firstTime: '2024-05-01T09:30:00Z',
        lastTime: '2024-05-01T10:30:00Z',
        gaps: [],
      },
    ],
  });
  assert.ok(notes.includes(`${ABSENT}: listed in a digest, not loaded`), notes.join('\n'));
});
