import assert from 'node:assert/strict';
import test from 'node:test';
import { logNames } from '../../../src/server/describe/log-names.ts';

/** What logs are called, in their order. */
function check(logs: readonly string[], expected: readonly string[]): void {
  const names = logNames(logs);
  assert.deepEqual(
    logs.map((log) => names.get(log)),
    expected,
  );
}

const FOLDER = 'file:///case/us-east-1';
const DELIVERED = '111122223333_CloudTrail_us-east-1_20261104T0300Z_8Fz3kPq1mXw7Rb2T.json.gz';

test('by its name, a long one without the middle', () =>
  check(
    [`${FOLDER}/a.json`, `${FOLDER}/${DELIVERED}`],
    ['a.json', '111122223333_Cl…8Fz3kPq1mXw7Rb2T.json.gz'],
  ));

test('with the middle where it tells two apart', () => {
  const other = DELIVERED.replace('us-east-1', 'us-west-2');
  check([`${FOLDER}/a.json`, `${FOLDER}/${DELIVERED}`, `${FOLDER}/${other}`], ['a.json', DELIVERED, other]);
});

test('with the folder where two have the same name, by the whole URI where that is not enough', () => {
  check([`${FOLDER}/a.json`, 'file:///case/x%20y/a.json'], ['us-east-1/a.json', 'x y/a.json']);
  check(
    [`${FOLDER}/a.json`, 'file:///b/us-east-1/a.json'],
    [`${FOLDER}/a.json`, 'file:///b/us-east-1/a.json'],
  );
});

test('nothing in a name acts instead of showing', () =>
  check(['file:///case/a%0A%1Bb.json'], ['a\\u000a\\u001bb.json']));
