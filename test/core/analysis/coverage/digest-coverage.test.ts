import assert from 'node:assert/strict';
import test from 'node:test';
import { digestCoverage } from '../../../../src/core/analysis/coverage/digest-coverage.ts';
import { digestsIn } from '../../../../src/core/analysis/coverage/digests.ts';
import { readLog } from '../../../../src/core/log/read.ts';

const OBJECT = 'AWSLogs/111122223333/CloudTrail/us-east-1/2026/11/04/111122223333_CloudTrail_us-east-1';

const hour = (clock: string): number => Date.parse(`2026-11-04T${clock}Z`);

test('a log file that a digest lists and that is not loaded is missing', () => {
  const [region, other] = digestCoverage([
    digest('d.json.gz', '01:10:00', '02:10:00', [`${OBJECT}_a.json.gz`, `${OBJECT}_b.json.gz`]),
    digest('e.json.gz', '02:10:01', '03:10:01', [`${OBJECT}_c.json.gz`, `${OBJECT}_c.json.gz`]),
    { id: 'file:///case/111122223333_CloudTrail_us-east-1_a.json.gz', digests: [] },
    { id: '/unpacked/111122223333_CloudTrail_us-east-1_c.json', digests: [] },
  ]);
  assert.deepEqual(region, {
    accountId: '111122223333',
    region: 'us-east-1',
    digests: 2,
    firstTime: hour('01:10:00'),
    lastTime: hour('03:10:01'),
    gaps: [],
    listed: 3,
    missing: [{ key: `${OBJECT}_b.json.gz`, digest: 'd.json.gz' }],
  });
  assert.equal(other, undefined);
});

test('an hour between digests without one is a gap, whatever their order', () => {
  const [region] = digestCoverage([
    digest('f', '05:10:00', '06:10:00', []),
    digest('d', '01:10:00', '02:10:00', []),
    digest('e', '02:10:00', '03:10:00', []),
  ]);
  assert.deepEqual(region?.gaps, [{ from: hour('03:10:00'), to: hour('05:10:00') }]);
});

test('each account and region by itself', () => {
  const elsewhere = digest('e', '01:10:00', '02:10:00', [], 'eu-west-1');
  const regions = digestCoverage([digest('d', '01:10:00', '02:10:00', []), elsewhere]);
  assert.deepEqual(
    regions.map(({ region, digests }) => [region, digests]),
    [
      ['eu-west-1', 1],
      ['us-east-1', 1],
    ],
  );
});

test('a digest that says nothing is still counted', () => {
  const digests = digestsIn(readLog(Buffer.from('{"digestS3Object":1,"logFiles":[{},1,{"s3Object":2}]}')));
  const [region] = digestCoverage([{ id: 'd', digests }]);
  assert.deepEqual(region, {
    accountId: undefined,
    region: undefined,
    digests: 1,
    firstTime: undefined,
    lastTime: undefined,
    gaps: [],
    listed: 0,
    missing: [],
  });
});

function digest(
  id: string,
  from: string,
  to: string,
  keys: readonly string[],
  region = 'us-east-1',
): { id: string; digests: ReturnType<typeof digestsIn> } {
  const text = JSON.stringify({
    awsAccountId: '111122223333',
    digestStartTime: `2026-11-04T${from}Z`,
    digestEndTime: `2026-11-04T${to}Z`,
    digestS3Bucket: 'trail',
    digestS3Object: `AWSLogs/111122223333/CloudTrail-Digest/${region}/2026/11/04/x.json.gz`,
    logFiles: keys.map((s3Object) => ({ s3Bucket: 'trail', s3Object, hashValue: '00' })),
  });
  return { id, digests: digestsIn(readLog(Buffer.from(text))) };
}
