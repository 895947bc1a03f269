/** What a text of a column must hold for a rule to tell it from others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventColumn } from '../../../src/core/detect/sigma/column-values.ts';
import { loadOne, ruleWith } from './support/rules.ts';

function check(detection: string, column: EventColumn, parts: readonly string[] | undefined): void {
  test(detection.replaceAll('\n', '; '), () => {
    const asking = loadOne(ruleWith(detection))
      .compiled()
      .columns.find((each) => each.column === column);
    assert.ok(asking);
    assert.deepEqual(asking.parts, parts);
  });
}

check('a: { userAgent: [One, Two] }\ncondition: a', 'userAgent', ['one', 'two']);
check('a: { userAgent|endswith: One }\ncondition: not a', 'userAgent', ['one']);
check('a: { userAgent|re: One }\ncondition: a', 'userAgent', undefined);
// No text without it matches, whatever else is asked.
check('a: { userIdentity.arn|contains: One, userIdentity.arn|re: T.o }\ncondition: a', 'principalArn', [
  'one',
]);
check('a: { userIdentity.arn|re: T.o, userIdentity.arn|contains: [a, b] }\ncondition: a', 'principalArn', [
  'a',
  'b',
]);
check('a: { userAgent|contains: One }\nb: { userAgent|contains: Two }\ncondition: a and not b', 'userAgent', [
  'one',
]);
// Others may match, too.
check(
  'a: { userAgent|contains: One }\nb: { userAgent|re: T.o }\ncondition: b and not a',
  'userAgent',
  undefined,
);
check('a: { userAgent|contains: One }\nb: { userAgent|re: T.o }\ncondition: a or b', 'userAgent', undefined);
check(
  'a: { userAgent|contains: One }\nb: { sourceIPAddress: 1 }\nc: { userAgent|re: T.o }\ncondition: (a or b) and c',
  'userAgent',
  undefined,
);
