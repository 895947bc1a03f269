/** What is matched of records that the kernel has read, mostly without parsing them, is what is matched of the others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchLog } from '../../src/core/detect/match.ts';
import { readLog } from '../../src/core/log/read.ts';
import { CONTEXT, load, ruleWith } from '../core/detect/support/rules.ts';
import { hostileText } from './support/hostile.ts';
import { kernel } from './support/kernel.ts';
import { randomFrom } from './support/random.ts';
import { checkTold } from './support/told.ts';

const FIELDS = [
  ...['eventID', 'eventName', 'eventSource', 'eventTime', 'awsRegion', 'sourceIPAddress', 'userAgent'],
  ...['userIdentity.accessKeyId', 'userIdentity.arn', 'user.name', 'cloud.account.id', 'cloud.region'],
  ...['cloudtrail.credential.kind', 'source.as.number', 'errorCode', 'requestParameters.keyName'],
];
const MESSAGE = `message: '${FIELDS.map((field) => `{${field}}`).join('')}'\n`;
const RULES = load(`title: R
logsource: { product: aws, service: cloudtrail }
${MESSAGE}detection:
  call: { eventName: '*' }
  one: { userAgent|contains: a }
  other: { event.outcome: success, userIdentity.arn|contains: ':' }
  third: { errorCode: '*' }
  condition: call and (one or other or third)`);

test('matches, their evidence and their values', () => {
  assert.deepEqual(RULES.refused, []);
  let count = 0;
  for (let seed = 1; seed <= 1500; seed++) {
    const text = Buffer.from(hostileText(randomFrom(seed)));
    const [read, walked] = [readLog(text, { scanner: kernel }), readLog(text)].map((log) =>
      matchLog('a log', log, RULES, CONTEXT),
    );
    assert.deepEqual(read, walked, `seed ${seed}`);
    count += read!.matches.length;
  }
  assert.ok(count > 1000, String(count));
});

test('what columns tell of hostile records holds', () => {
  const rules = load(
    ...[
      'a: { userAgent|contains: a }\nb: { errorCode: AccessDenied }\ncondition: a and not b',
      "a: { event.outcome: success, userIdentity.arn|contains: ':' }\ncondition: a",
      'a: { cloudtrail.credential.kind|neq: long-term, cloud.region: us-east-1 }\ncondition: a',
      'a: { requestParameters.keyName|exists: true }\nb: { user.name: x }\ncondition: a and not b',
    ].map((detection, at) => ruleWith(detection).replace('Test', `Test ${at}`) + MESSAGE),
  );
  const sum = { told: 0, all: 0 };
  for (let seed = 1; seed <= 1500; seed++) {
    const { told, all } = checkTold(Buffer.from(hostileText(randomFrom(seed))), rules);
    sum.told += told;
    sum.all += all;
  }
  assert.ok(sum.told > 300 && sum.all > sum.told + 300, JSON.stringify(sum));
});
