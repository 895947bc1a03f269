import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partLines, decidingItems } from '../../../../src/core/detect/explain/part-lines.ts';
import { checkTree, explain, textOf } from './support/check.ts';

checkTree(
  'every part with its answer, and what decided it',
  `selection: { eventName: CreateKeyPair, requestParameters.keyName|startswith: [xg, temp_] }
filter: { userIdentity.arn|endswith: ':user/build' }
condition: selection and not filter`,
  { requestParameters: { keyName: 'temp_1' }, userIdentity: { arn: 'arn:aws:iam::1:user/alice' } },
  `yes all of these
  yes \`selection\`, all of these
    yes \`eventName\` is \`CreateKeyPair\`
    yes \`requestParameters.keyName\` begins with \`temp_\` or \`xg\` · the event has \`temp_1\`
  yes not \`filter\`
    no \`userIdentity.arn\` ends with \`:user/build\` · the event has \`arn:aws:iam::1:user/alice\``,
);

checkTree(
  'what failed',
  `selection: { eventName: [DeleteKeyPair, ImportKeyPair], requestParameters.keyName: xg1 }
condition: selection`,
  {},
  `no \`selection\`, all of these
  no \`eventName\` is \`DeleteKeyPair\` or \`ImportKeyPair\` · the event has \`CreateKeyPair\`
  no \`requestParameters.keyName\` is \`xg1\` · the event has no such field`,
);

checkTree(
  'what is undecided, and why; of a derived field what it comes from',
  `network: { source.as.organization.name|contains: amazon }
who: { user.name: alice }
key: { cloudtrail.credential.kind: long-term }
condition: (network or who) and key`,
  { sourceIPAddress: '10.0.0.5', userIdentity: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', userName: 'bob' } },
  `undecided all of these
  undecided one of these
    undecided \`network\`: \`source.as.organization.name\` contains \`amazon\` · \`no AS known for 10.0.0.5\`
    no \`who\`: \`user.name\` is \`alice\` · the event has \`bob\` from \`userIdentity.userName\` = \`bob\`
  yes \`key\`: \`cloudtrail.credential.kind\` is \`long-term\` · the event has \`long-term\` from \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\``,
);

checkTree(
  'fields that are absent, null or there',
  `a: { errorCode: null, responseElements: null }
b: { requestParameters|exists: true, errorMessage|exists: false }
c: { eventID: null }
condition: all of them`,
  { requestParameters: {}, responseElements: null, eventID: 'e' },
  `no \`all of them\`, all of these
  yes \`a\`, all of these
    yes \`errorCode\` is null or absent
    yes \`responseElements\` is null or absent
  yes \`b\`, all of these
    yes \`requestParameters\` is there · the event has \`{}\`
    yes \`errorMessage\` is not there · the event has no such field
  no \`c\`: \`eventID\` is null or absent · the event has \`e\``,
);

checkTree(
  'modifiers, in words where there are some',
  `a: { sourceIPAddress|cidr: 10.0.0.0/8, eventTime|hour|gte: 22, eventName|re|i: '^create', n|gt: 2, eventName|neq: X }
b: { userIdentity.userName|fieldref: userIdentity.principalId, userAgent|contains|all: [cli, Linux, aws] }
condition: a or b`,
  {
    sourceIPAddress: '10.1.2.3',
    eventTime: '2026-01-01T23:00:00Z',
    n: 3,
    userAgent: 'aws-cli',
    userIdentity: { userName: 'a', principalId: 'b' },
  },
  `yes one of these
  yes \`a\`, all of these
    yes \`sourceIPAddress\` lies in \`10.0.0.0/8\` · the event has \`10.1.2.3\`
    yes \`eventTime|hour|gte\` is \`22\` · the event has \`2026-01-01T23:00:00Z\`
    yes \`eventName\` matches \`^create\` · the event has \`CreateKeyPair\`
    yes \`n\` is more than \`2\` · the event has \`3\`
    yes \`eventName\` is not \`X\` · the event has \`CreateKeyPair\`
  no \`b\`, all of these
    no \`userIdentity.userName\` equals the field \`userIdentity.principalId\` · the event has \`userIdentity.userName\` = \`a\` and \`userIdentity.principalId\` = \`b\`
    no \`userAgent\` contains \`Linux\`, \`cli\` and \`aws\` · the event has \`aws-cli\``,
);

checkTree(
  'keywords, lists of maps and placeholders',
  `keywords: [mallory, zorro]
list: [{ eventName: A }, { eventName: B, eventID: c }]
names: { requestParameters.keyName|expand: '%team%' }
condition: 1 of them`,
  { requestParameters: { keyName: 'blue-1', note: 'from zorro' } },
  `yes \`1 of them\`, one of these
  yes \`keywords\`: in the record: \`zorro\` or \`mallory\` · \`requestParameters.note\` = \`from zorro\`
  no \`list\`, one of these
    no \`eventName\` is \`A\` · the event has \`CreateKeyPair\`
    no all of these
      no \`eventName\` is \`B\` · the event has \`CreateKeyPair\`
      no \`eventID\` is \`c\` · the event has no such field
  yes \`names\`: \`requestParameters.keyName\` is \`blue*\` or \`red\` · the event has \`blue-1\``,
);

checkTree(
  'many values are counted, long ones shortened, session tokens hidden',
  `a: { list: [a, b, c, d, e, f, g] }
b: { long|startswith: x }
c: { responseElements.credentials.sessionToken|contains: IQoJ }
condition: a or b or c`,
  {
    list: ['1', '2', '3', '4', '5'],
    long: 'x'.repeat(500),
    responseElements: { credentials: { sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN0123456789' } },
  },
  `yes one of these
  no \`a\`: \`list\` is \`a\`, \`b\`, \`c\`, \`d\`, \`e\` or 2 more · the event has \`1\`, \`2\`, \`3\` and 2 more
  yes \`b\`: \`long\` begins with \`x\` · the event has \`${'x'.repeat(119)}…\`
  yes \`c\`: \`responseElements.credentials.sessionToken\` contains \`IQoJ\` · the event has \`<session token hidden>\``,
);

test('the items on which the answer rests', () => {
  const { condition } = explain(
    `a: { eventName: CreateKeyPair, eventID: x }
b: { eventName: Other }
condition: a and not b`,
    {},
  );
  const lines = decidingItems(condition).flatMap((part) => partLines(part, 'log'));
  assert.equal(textOf(lines), 'no `eventID` is `x` · the event has no such field');
});

const HOSTILE: readonly unknown[] = [
  null,
  '',
  '\u202e\u0007\ud800`](command:x)<b>',
  '`'.repeat(300),
  [[], [[]], [null]],
  { __proto__: null, constructor: { prototype: 1 }, '': { '': '' } },
  Number.MAX_VALUE,
  -0,
  'AQoEXAMPLE' + 'a'.repeat(10_000),
];

test('hostile values neither throw nor act', () => {
  const detection = `a: { requestParameters|contains: x, requestParameters.a|re: 'b*', eventTime|hour: 3, user.name: y }
keywords: [z]
b: { requestParameters: null }
condition: all of them or not (a or b) or keywords`;
  for (const value of HOSTILE) {
    for (const fields of [
      { requestParameters: value },
      { requestParameters: { a: value }, eventTime: value },
    ]) {
      const { condition } = explain(detection, { ...fields, userIdentity: value });
      for (const { words } of partLines(condition, 'log')) {
        const text = words.map((word) => (typeof word === 'string' ? word : word.code)).join('');
        assert.doesNotMatch(text, /[\p{Cc}\p{Bidi_Control}\p{Cs}]|AQoEXAMPLEaaaa/u);
        assert.ok(text.length < 1500);
      }
    }
  }
});
