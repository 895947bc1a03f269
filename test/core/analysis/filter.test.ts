import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingFilter } from '../../../src/core/analysis/investigation.ts';
import { investigate, PACK_RULES, record } from './support/case.ts';

const LOG = [
  record({ eventID: '1' }),
  record({
    eventID: '2',
    eventName: 'ImportKeyPair',
    requestParameters: { keyName: 'laptop' },
    responseElements: null,
  }),
].join('\n');

/** Which findings pass, by rule and event. */
function check(name: string, filter: Partial<FindingFilter>, expected: readonly string[]): void {
  test(name, () => {
    const found = investigate({ log: LOG }, PACK_RULES)
      .findings({ minimumLevel: 'informational', search: '', ...filter })
      .map(({ id, event }) => `${id} ${event.eventID}`);
    assert.deepEqual(found.toSorted(), expected);
  });
}

check('everything', {}, [
  'key-pair-imported 2',
  'key-pair-known-bad-name 1',
  'key-pair-new-principal-non-cloud-as 1',
]);
check('a level and above', { minimumLevel: 'high' }, ['key-pair-known-bad-name 1']);
check('a rule', { search: 'IMPORTED' }, ['key-pair-imported 2']);
check('a key pair', { search: 'Laptop' }, ['key-pair-imported 2']);
check('a network', { search: 'telefonica' }, [
  'key-pair-imported 2',
  'key-pair-known-bad-name 1',
  'key-pair-new-principal-non-cloud-as 1',
]);
check('nothing', { search: 'no such thing' }, []);
