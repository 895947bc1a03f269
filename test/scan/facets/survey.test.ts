import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { isWorthNarrowing, surveyInSteps } from '../../../src/scan/facets/survey.ts';

const objectOf = (account: string, region: string, day: string): string =>
  `/case/${account}_CloudTrail_${region}_202611${day}T1005Z_a.json.gz`;

const survey = (paths: readonly string[]) => inOneGo(surveyInSteps(paths, () => 10));

test('files are counted by account, region and day, and those without one come last', () => {
  const { files, bytes, facets } = survey([
    '/case/notes.txt',
    objectOf('444455556666', 'us-east-1', '05'),
    objectOf('111122223333', 'us-east-1', '04'),
    objectOf('111122223333', 'eu-west-1', '04'),
  ]);
  assert.deepEqual([files, bytes], [4, 40]);
  assert.deepEqual(facets.account, [
    { value: '111122223333', files: 2, bytes: 20 },
    { value: '444455556666', files: 1, bytes: 10 },
    { value: '', files: 1, bytes: 10 },
  ]);
  assert.deepEqual(
    facets.region.map(({ value, files: of }) => `${value} ${of}`),
    ['eu-west-1 1', 'us-east-1 2', ' 1'],
  );
  assert.deepEqual(
    facets.day.map(({ value, files: of }) => `${value} ${of}`),
    ['2026-11-04 2', '2026-11-05 1', ' 1'],
  );
});

test('nobody is asked about few files, or about many of one account, region and day', () => {
  const one = objectOf('111122223333', 'us-east-1', '04');
  const other = objectOf('111122223333', 'us-east-1', '05');
  const many = Array<string>(1000).fill(one);
  assert.equal(isWorthNarrowing(survey([one, other])), false);
  assert.equal(isWorthNarrowing(survey(many)), false);
  assert.equal(isWorthNarrowing(survey([...many, '/case/notes.txt'])), false);
  assert.equal(isWorthNarrowing(survey([...many, other])), true);
});
