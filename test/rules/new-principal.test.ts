import assert from 'node:assert/strict';
import { test } from 'node:test';
import { investigate, proofOf } from './support/check.ts';
import { createKeyPair, event, importKeyPair, TEMPORARY_KEY } from './support/events.ts';

const ID = 'key-pair-new-principal-non-cloud-as';
const principal = proofOf(ID);

principal('the first time', { create: createKeyPair('deploy') }, ['medium create']);
principal('by whatever credential', { create: createKeyPair('deploy', { key: TEMPORARY_KEY }) }, [
  'medium create',
]);
principal(
  'not again within ten days, the edge included; each time counts as history',
  {
    first: createKeyPair('one'),
    again: createKeyPair('two', { days: 10 }),
    longAfter: createKeyPair('three', { days: 20, seconds: 1 }),
  },
  ['medium first', 'medium longAfter'],
);
principal(
  'of two at the same second the first in the log is new',
  { first: createKeyPair('one'), second: createKeyPair('two') },
  ['medium first'],
);
principal(
  'per user and account',
  {
    alice: createKeyPair('one'),
    bob: createKeyPair('two', { minutes: 1, user: 'bob' }),
    elsewhere: createKeyPair('three', { minutes: 2, account: '444455556666' }),
  },
  ['medium alice', 'medium bob', 'medium elsewhere'],
);
principal(
  'history is what matched the same condition: not another call, not a failed one, not one from a cloud',
  {
    imported: importKeyPair('zero'),
    failed: createKeyPair('one', { minutes: 1, error: 'Client.UnauthorizedOperation' }),
    fromCloud: createKeyPair('two', { minutes: 2, ip: '203.0.113.1' }),
    create: createKeyPair('three', { minutes: 3 }),
  },
  ['medium create'],
);
principal(
  'history of another log, whatever their order',
  [{ later: createKeyPair('two', { days: 3 }) }, { first: createKeyPair('one') }],
  ['medium first'],
);
principal(
  'cloud providers by number and by whole name',
  Object.fromEntries(
    [
      '203.0.113.1',
      '203.0.113.2',
      '203.0.113.3',
      '203.0.113.11',
      '203.0.113.12',
      '203.0.113.13',
      '203.0.113.14',
    ].map((ip) => [ip, createKeyPair('deploy', { ip, user: ip })]),
  ),
  [],
);
principal(
  'networks that are only called alike',
  {
    fiber: createKeyPair('one', { ip: '203.0.113.21', user: 'a' }),
    amazonet: createKeyPair('two', { ip: '203.0.113.22', user: 'b' }),
    telecom: createKeyPair('three', { ip: '203.0.113.23', user: 'c' }),
  },
  ['medium fiber', 'medium amazonet', 'medium telecom'],
);
principal(
  'the setting replaces the list; entries are numbers, names, globs',
  {
    home: createKeyPair('one', { user: 'a' }),
    fiber: createKeyPair('two', { ip: '203.0.113.21', user: 'b' }),
    telecom: createKeyPair('three', { ip: '203.0.113.23', user: 'c' }),
    amazon: createKeyPair('four', { ip: '203.0.113.1', user: 'd' }),
  },
  ['medium amazon'],
  { placeholders: { cloud_providers: ['AS7922', 'google fiber inc.', 'Amazon T*'] } },
);
principal(
  'an address without a known AS is undecided, AWS itself is not',
  {
    private: createKeyPair('one', { ip: '10.0.0.5' }),
    internal: createKeyPair('two', { ip: 'AWS Internal', user: 'b' }),
    service: createKeyPair('three', { ip: 'cloudformation.amazonaws.com', user: 'c' }),
  },
  ['undecided private: no AS known for 10.0.0.5'],
);
principal(
  "the name of a session's role, and of root",
  {
    role: createKeyPair('one', {
      identity: {
        type: 'AssumedRole',
        sessionContext: { sessionIssuer: { type: 'Role', userName: 'Admin' } },
      },
    }),
    otherSession: createKeyPair('two', {
      minutes: 1,
      identity: {
        type: 'AssumedRole',
        sessionContext: { sessionIssuer: { type: 'Role', userName: 'Admin' } },
      },
    }),
    root: createKeyPair('three', { minutes: 2, identity: { type: 'Root' } }),
    nobody: createKeyPair('four', { minutes: 3, identity: { type: 'AWSAccount' } }),
  },
  ['medium role', 'medium root', 'undecided nobody: no user name'],
);
principal(
  'without a readable time it cannot be told',
  { create: createKeyPair('one', { record: { eventTime: 'soon' } }) },
  ['undecided create: no readable time'],
);
principal(
  'an unknown account is the same one only within a log',
  [
    {
      first: createKeyPair('one', { account: undefined }),
      second: createKeyPair('two', { account: undefined, minutes: 1 }),
    },
    { other: createKeyPair('three', { account: undefined, minutes: 2 }) },
  ],
  ['medium first', 'medium other'],
);

for (const [what, old] of [
  ['with such a call', importKeyPair('old')],
  ['of which no rule says anything', event('DescribeRegions', {})],
] as const) {
  test(`${ID}: the message says how much history was loaded, a log ${what} among it`, () => {
    const created = { create: createKeyPair('new', { days: 2, minutes: 12 * 60 }) };
    const { findings } = investigate([{ old }, created]);
    assert.match(findings.find(({ id }) => id === ID)!.message, /2\.5 days of history loaded, of 10 days/);
  });
}
