import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepToDecide, whatToLoad } from '../../../../src/core/detect/explain/advice.ts';

/** What to load where a rule is undecided for this reason. */
function check(reason: string, expected: RegExp): void {
  test(reason, () => assert.match(whatToLoad(reason), expected));
}

check('no AS known for 10.0.0.5', /AS database/);
check('no AS known for {address}', /AS database/);
check('no source address', /original record .* address/);
check('no user name', /trail of the account that issued/);
check('no readable time', /original record .* time/);
check('no source as organization name', /this export has no source as organization name/);
check('something else', /^the original record of the event$/);

test('the next step is another AS database for an address, and more logs for anything else', () => {
  assert.equal(stepToDecide('no AS known for 10.0.0.5'), 'as-database');
  assert.equal(stepToDecide('no user name'), 'load');
});
