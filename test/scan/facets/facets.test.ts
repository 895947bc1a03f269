import assert from 'node:assert/strict';
import test from 'node:test';
import { facetsOf } from '../../../src/scan/facets/facets.ts';

const OBJECT = '111122223333_CloudTrail_us-east-1_20261104T1005Z_8Fz3kPq1mXw7Rb2T.json.gz';

function check(path: string, expected: string): void {
  const { account, region, day } = facetsOf(path);
  assert.equal(`${account} ${region} ${day}`, expected, path);
}

test('the name of a log object tells its account, region and day', () => {
  check(OBJECT, '111122223333 us-east-1 2026-11-04');
  check(`/case/${OBJECT.replace('.gz', '')}`, '111122223333 us-east-1 2026-11-04');
  check(`/case/copy of ${OBJECT}`, '111122223333 us-east-1 2026-11-04');
  check(`C:\\case\\${OBJECT}`, '111122223333 us-east-1 2026-11-04');
});

test('digests, Insights and other partitions name theirs alike', () => {
  check(
    '111122223333_CloudTrail-Digest_us-east-1_my_trail_eu-west-1_20261104T100530Z.json.gz',
    '111122223333 us-east-1 2026-11-04',
  );
  check(
    '111122223333_CloudTrail-Insight_us-gov-west-1_20261104T1005Z_a.json.gz',
    '111122223333 us-gov-west-1 2026-11-04',
  );
  check(
    '111122223333_CloudTrail_ap-southeast-4_20261104T1005Z_a.json',
    '111122223333 ap-southeast-4 2026-11-04',
  );
});

test('where the name does not tell, its folders do', () => {
  const account = '/b/AWSLogs/111122223333/CloudTrail';
  check(`${account}/us-east-1/2026/11/04/part-0.json`, '111122223333 us-east-1 2026-11-04');
  check(`${account}/us-east-1/2026/all.json`, '111122223333 us-east-1 ');
  check(`${account}/all.json`, '111122223333  ');
  check(
    'AWSLogs/o-a1b2c3d4e5/111122223333/CloudTrail/cn-north-1/2026/11/04/a',
    '111122223333 cn-north-1 2026-11-04',
  );
  check('111122223333\\CloudTrail\\us-east-1\\2026\\11\\04\\a.json', '111122223333 us-east-1 2026-11-04');
});

test('any other name tells nothing', () => {
  check('/case/notes.txt', '  ');
  check('/case/CloudTrail/us-east-1/2026/11/04/a.json', '  ');
  check('/case/1111_CloudTrail_us-east-1_20261104T1005Z_a.json.gz', '  ');
  check('/case/111122223333_vpcflowlogs_us-east-1_20261104T1005Z_a.log.gz', '  ');
  check('/2026/11/04/events.json', '  ');
});
