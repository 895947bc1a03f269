/** Matches that columns tell are those that are found by looking at the events: see `checkTold`. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { loadRules } from '../../src/core/detect/parse/load.ts';
import type { RuleSet } from '../../src/core/detect/rule.ts';
import { decodeFile } from '../../src/core/log/encoding.ts';
import { PACK_FILES } from '../core/detect/support/pack.ts';
import { CONTEXT, load, ruleWith } from '../core/detect/support/rules.ts';
import { checkTold } from './support/told.ts';

const RULE = `a: { eventName: A, cloudtrail.credential.kind: long-term }
b: { sourceIPAddress|endswith: .amazonaws.com }
condition: a and not b`;
const EVENT = {
  eventVersion: '1.08',
  eventTime: '2026-01-02T03:04:05Z',
  eventName: 'A',
  eventSource: 'ec2.amazonaws.com',
  sourceIPAddress: '3.5.140.2',
  awsRegion: 'us-east-1',
  userIdentity: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', arn: 'arn:aws:iam::111122223333:user/x' },
};

/** Whether columns tell that such an event, with `fields` added, matches the rule. */
function check(name: string, fields: object, isTold: boolean, detection = RULE, more = ''): void {
  test(name, () => {
    const rules = load(ruleWith(detection) + more);
    assert.deepEqual(rules.refused, []);
    const text = Buffer.from(
      JSON.stringify([
        { ...EVENT, ...fields },
        { ...EVENT, eventName: 'B' },
      ]),
    );
    assert.deepEqual(checkTold(text, rules), { told: Number(isTold), all: 1 });
  });
}

check('as it is', {}, true);
check('with an error', { errorCode: 'AccessDenied', errorMessage: 'no' }, true);
check('with a message alone', { errorMessage: 'no' }, false);
check('a code that is null', { errorCode: null }, false);
check('no address', { sourceIPAddress: undefined }, false);
check('no user agent', { userAgent: undefined }, true);
check('a user agent that is no text', { userAgent: 7 }, false);
check('a user agent with a session token', { userAgent: `x sessionToken=${'a'.repeat(20)}` }, true);
check('an escape', { userAgent: 'a "b"' }, false);
check('another escape', { requestParameters: { a: 'a "b"' } }, true);
check('no time', { eventTime: undefined }, false);
check('a time that is written otherwise', { eventTime: '2026-01-02T03:04:05.000Z' }, true);
check(
  'a key pair',
  { eventName: 'RunInstances', requestParameters: { keyName: 'k' } },
  true,
  RULE.replace('A', 'RunInstances'),
);
check('no key pair', { eventName: 'RunInstances' }, true, RULE.replace('A', 'RunInstances'));
check(
  'a group, which others may be about',
  { eventName: 'CreateSecurityGroup' },
  false,
  RULE.replace('A', 'CreateSecurityGroup'),
);

const REST = 'a: { eventName: A, errorCode|startswith: Access }\ncondition: a';
check('a code', { errorCode: 'AccessDenied' }, true, REST);
check(
  'a denied code',
  { errorCode: 'Other' },
  true,
  'a: { eventName: A }\nb: { errorCode: x }\ncondition: a and not b',
);
check('no code to deny', {}, true, 'a: { eventName: A }\nb: { errorCode: x }\ncondition: a and not b');
check(
  'no region to deny',
  { awsRegion: undefined },
  true,
  'a: { eventName: A }\nb: { cloud.region: x }\ncondition: a and not b',
);
check(
  'what facts tell is asked for',
  {},
  true,
  RULE,
  "message: '{userIdentity.arn} {source.as.number} {eventTime}'\n",
);
const MORE = "message: '{requestParameters.a} {cloudtrail.name.explanation}'\n";
check('more is asked for', {}, true, RULE, MORE);
check('more is asked for, which is null', { requestParameters: { a: null } }, true, RULE, MORE);
check('more is asked for, and there', { requestParameters: { a: ['x', 'y', 'x'] } }, true, RULE, MORE);
check('more is asked for, which has an escape', { requestParameters: { a: '"' } }, true, RULE, MORE);
check('the name is asked for', {}, true, RULE, "message: '{user.name}'\n");
check('the id is asked for', { eventID: 'x' }, true, RULE, "message: '{eventID}'\n");

const KEY_PAIR = `a: { eventSource: ec2.amazonaws.com, eventName: RunInstances }
b: { eventName: CreateLaunchConfiguration }
named: { event.outcome: success, cloudtrail.key_pair.name|exists: true }
condition: named and (a or b)`;
const LAUNCH = {
  eventName: 'RunInstances',
  requestParameters: { instancesSet: { items: [{ keyName: 'one' }] } },
  responseElements: {
    instancesSet: { items: [{ keyName: 'two' }, { keyName: 'one' }, { keyName: 'three' }] },
  },
};
check('several key pairs are why', LAUNCH, true, KEY_PAIR);
check(
  'a group that is opened',
  { eventName: 'AuthorizeSecurityGroupIngress', requestParameters: { groupName: 'g', groupId: 'sg-1' } },
  true,
  'a: { eventName: AuthorizeSecurityGroupIngress, requestParameters.groupName|startswith: g }\ncondition: a',
);
check(
  'a token is not shown',
  { requestParameters: { sessionToken: 'a'.repeat(20) } },
  true,
  "a: { eventName: A, requestParameters.sessionToken: '*' }\ncondition: a",
  "message: '{requestParameters.sessionToken}'\n",
);
check(
  'nothing to deny',
  {},
  true,
  'a: { eventName: A }\nb: { requestParameters.b: x }\ncondition: a and not b',
);
check('that there is none is why', {}, true, 'a: { eventName: A, requestParameters.b: null }\ncondition: a');
check(
  'which search is why depends on the record',
  { requestParameters: { b: 'other', c: 'wanted' } },
  false,
  ['a: { eventName: A, requestParameters.b: wanted }', 'b: { eventName: A }', 'condition: a or b'].join('\n'),
);

/** Of such an event with `fields` columns tell so many of the matches of two rules. */
function checkTwo(
  name: string,
  fields: object,
  detections: readonly [string, string],
  told: number,
  all: number,
): void {
  test(name, () => {
    const rules = load(...detections.map((each, at) => ruleWith(each).replace('Test', `Test ${at}`)));
    assert.deepEqual(rules.refused, []);
    const text = Buffer.from(JSON.stringify([{ ...EVENT, ...fields }]));
    assert.deepEqual(checkTold(text, rules), { told, all });
  });
}

const LIST = { requestParameters: { l: ['ab', 'c'] } };
const ASKING = (what: string): string => `a: { eventName: A, requestParameters.l${what} }\ncondition: a`;
checkTwo('two rules show the same of a list', LIST, [ASKING('|exists: true'), ASKING('|re: .')], 2, 2);
checkTwo('two rules show something else of a list', LIST, [ASKING('|exists: true'), ASKING(': c')], 0, 2);
const ENDS = 'a: { requestParameters.l|startswith: a, requestParameters.l|endswith: b }\ncondition: a';
checkTwo('two parts show the same of a list', LIST, [ENDS, ASKING(': e')], 1, 1);
checkTwo(
  'two parts show something else of a list',
  LIST,
  [ENDS.replace('endswith: b', 'endswith: c'), ASKING(': e')],
  0,
  1,
);
checkTwo('two rules, of which one shows nothing', {}, [ASKING('|exists: false'), ASKING('|neq: c')], 0, 2);
checkTwo('of two rules one does not match', LIST, [ASKING(': c'), ASKING(': d')], 1, 1);
checkTwo(
  'a rule that cannot decide',
  {},
  [ASKING('|exists: false'), 'a: { eventName: A, user.name: x }\ncondition: a'],
  0,
  1,
);
checkTwo(
  'of two rules one asks for the name',
  { userIdentity: { ...EVENT.userIdentity, userName: 'x' } },
  [RULE, 'a: { eventName: A, user.name: x }\ncondition: a'],
  2,
  2,
);

test('a code that another says, and a rule that is not told beside one that is', () => {
  const text = Buffer.from(
    JSON.stringify([
      { ...EVENT, errorMessage: 'AccessDenied' },
      { ...EVENT, a: 'otherword' },
    ]),
  );
  assert.deepEqual(checkTold(text, load(ruleWith(REST))), { told: 0, all: 0 });
  const both = load(
    ruleWith(RULE),
    ruleWith('a: { a: otherword }\nb: { b: thirdword }\ncondition: a or b').replace('Test', 'Other'),
  );
  assert.deepEqual(checkTold(text, both), { told: 0, all: 3 });
  assert.deepEqual(checkTold(Buffer.from(JSON.stringify([EVENT])), both), { told: 1, all: 1 });
});

test('filters are asked about each event', () => {
  const rule = ruleWith(RULE);
  const filter = `---
title: F
logsource: { product: aws, service: cloudtrail }
filter:
  rules: [Test]
  selection: { userAgent: x }
  condition: not selection
`;
  const rules = load(rule + filter);
  assert.equal(rules.filters?.length, 1);
  assert.deepEqual(checkTold(Buffer.from(JSON.stringify([EVENT])), rules), { told: 0, all: 1 });
});

function checkFixtures(rules: RuleSet): { told: number; all: number } {
  const root = join(import.meta.dirname, '..', '..');
  const sum = { told: 0, all: 0 };
  for (const file of globSync(['test/fixtures/*/*.*', 'media/sample-case/**/*.*'], { cwd: root })) {
    const bytes = readFileSync(join(root, file));
    const { told, all } = checkTold(decodeFile(file.endsWith('.gz') ? gunzipSync(bytes) : bytes).text, rules);
    sum.told += told;
    sum.all += all;
  }
  return sum;
}

test('the built-in rules, and rules of other shapes, on the fixtures', () => {
  const pack = checkFixtures(loadRules(PACK_FILES, CONTEXT.placeholders));
  assert.ok(pack.told > 0 && pack.all > 100, JSON.stringify(pack));
  const odd = checkFixtures(
    load(
      ...[
        'a: { eventName|contains: e, userAgent|contains: a }\ncondition: a',
        "a: { event.outcome: failure, userIdentity.arn|contains: ':' }\nb: { errorCode: '*' }\ncondition: a and b",
        'a: { user.name: [bob, alice, maria] }\nb: { source.as.number|exists: true }\ncondition: a and b',
        'a: { eventSource: ec2.amazonaws.com }\nb: { eventName|contains: Describe }\nc: { requestParameters.x: null }\ncondition: c and (a or b)',
        'a: { cloudtrail.key_pair.name|contains: e, requestParameters.keyName|exists: true }\ncondition: a',
        'a: { awsRegion|startswith: us, cloud.region|neq: us-east-1 }\nb: { userIdentity.accessKeyId|startswith: AS }\ncondition: a and not b',
      ].map((detection, at) => ruleWith(detection).replace('Test', `Test ${at}`)),
    ),
  );
  assert.ok(odd.told > 10 && odd.all > 20, JSON.stringify(odd));
});
