import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingFilter } from '../../../../src/core/analysis/investigation.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';

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

const ALL = ['key-pair-imported 2', 'key-pair-known-bad-name 1', 'key-pair-new-principal-non-cloud-as 1'];
const ALIASES = new Map([
  ['laptop', 'Ours'],
  ['AKIAAAAAAAAAAAAAAAAA', 'attacker key 1'],
]);
check('an alias, in any case', { search: 'ATTACKER', aliases: ALIASES }, ALL);
check('the alias of a key pair', { search: 'ours', aliases: ALIASES }, ['key-pair-imported 2']);
check('no alias, as it was not given', { search: 'ours' }, []);
check('a letter as it is shown: A is what the gravest findings are about', { search: '[a]' }, ALL);
check('a letter and the alias behind it', { search: '[A] attacker', aliases: ALIASES }, ALL);
check('a letter and the value behind it', { search: '[d] laptop' }, ['key-pair-imported 2']);
check('a letter that nothing has', { search: '[z]' }, []);
check('a letter alone is a text like any', { search: 'z' }, []);

test('what stands only in an event of its chain', () => {
  const group = record({
    eventID: '3',
    eventName: 'CreateSecurityGroup',
    requestParameters: { groupName: 'web' },
    responseElements: { groupId: 'sg-0a1b2c3d4e5f60718' },
  });
  const investigation = investigate({ log: [LOG, group].join('\n') }, PACK_RULES);
  const found = (search: string, aliases = new Map<string, string>()) =>
    investigation.findings({ minimumLevel: 'informational', search, aliases }).map(({ id }) => id);
  assert.deepEqual(found('sg-0A1B'), ['key-pair-and-security-group']);
  assert.deepEqual(found('way in', new Map([['sg-0a1b2c3d4e5f60718', 'way in']])), [
    'key-pair-and-security-group',
  ]);
});
