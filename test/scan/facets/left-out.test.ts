import assert from 'node:assert/strict';
import test from 'node:test';
import { NOTHING_LEFT_OUT, union, wanted, type LeftOut } from '../../../src/scan/facets/left-out.ts';

const NAMES = {
  virginia: '111122223333_CloudTrail_us-east-1_20261104T1005Z_a.json.gz',
  ireland: '111122223333_CloudTrail_eu-west-1_20261105T1005Z_a.json.gz',
  other: '444455556666_CloudTrail_us-east-1_20261105T1005Z_a.json.gz',
  notes: 'notes.txt',
};

function check(leftOut: Partial<LeftOut>, expected: readonly (keyof typeof NAMES)[]): void {
  const isWanted = wanted({ ...NOTHING_LEFT_OUT, ...leftOut });
  const names = Object.keys(NAMES) as (keyof typeof NAMES)[];
  assert.deepEqual(
    names.filter((name) => isWanted(NAMES[name])),
    expected,
  );
}

test('a file is wanted unless one of its facets is left out', () => {
  check({}, ['virginia', 'ireland', 'other', 'notes']);
  check({ account: ['444455556666'] }, ['virginia', 'ireland', 'notes']);
  check({ region: ['eu-west-1'], day: ['2026-11-04'] }, ['other', 'notes']);
  check({ region: ['eu-central-1'] }, ['virginia', 'ireland', 'other', 'notes']);
});

test('files whose names do not tell are left out by the empty value only', () => {
  check({ day: [''] }, ['virginia', 'ireland', 'other']);
});

test('two choices together leave out what either does', () => {
  const a = { ...NOTHING_LEFT_OUT, region: ['eu-west-1'] };
  const b = { ...NOTHING_LEFT_OUT, region: ['eu-west-1', ''], day: ['2026-11-04'] };
  assert.deepEqual(union(a, b), { account: [], region: ['eu-west-1', ''], day: ['2026-11-04'] });
});
