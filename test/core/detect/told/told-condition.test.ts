/** Which conditions columns tell. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadOne, ruleWith } from '../support/rules.ts';

/** The fields that are the evidence of a detection which columns tell, and how many of its parts no column says alone. */
function check(detection: string, fields: readonly string[] | undefined, rest = 0): void {
  test(detection.replaceAll('\n', '; '), () => {
    const { told } = loadOne(ruleWith(detection));
    assert.deepEqual(told && told.fields.map(({ name }) => name), fields);
    assert.equal(told?.rest.length ?? 0, rest);
  });
}

const SOURCE = 'sourceIPAddress';
check('a: { eventName: A }\ncondition: a', ['eventName']);
check('a: { eventName: [A, B], eventSource|startswith: ec2 }\ncondition: a', ['eventName', 'eventSource']);
check(`a: { ${SOURCE}: b, eventName: A }\ncondition: a`, [SOURCE, 'eventName']);
check(`a: { eventName: A }\nb: { ${SOURCE}|endswith: c }\ncondition: a and not b`, ['eventName', SOURCE]);
check(`a: { eventName: A }\nb: { ${SOURCE}: c }\nd: { userAgent: e }\ncondition: a and not (b or d)`, [
  'eventName',
  SOURCE,
  'userAgent',
]);
check(`a: { ${SOURCE}|neq: b, cloud.region: c, awsRegion: c }\ncondition: a`, [
  SOURCE,
  'cloud.region',
  'awsRegion',
]);
check('a: { userAgent|contains: a, userAgent|endswith: b }\ncondition: a', ['userAgent']);
check('a: { event.outcome: success, cloudtrail.credential.kind: temporary }\ncondition: a', [
  'event.outcome',
  'cloudtrail.credential.kind',
]);
// What no column tells alone.
check(
  'a: { eventName: A, errorCode: B, userIdentity.arn|contains: C }\ncondition: a',
  ['eventName', 'errorCode', 'userIdentity.arn'],
  1,
);
check(
  'a: { eventName: A }\nb: { userIdentity.accessKeyId: c }\ncondition: a and not b',
  ['eventName', 'userIdentity.accessKeyId'],
  1,
);

// Which part is why depends on the event.
check(`a: { eventName: A }\nb: { ${SOURCE}: c, userAgent: e }\ncondition: a and not b`, undefined);
check(`a: { eventName: A }\nb: { ${SOURCE}: c }\ncondition: a or b`, undefined);
// What columns do not tell, or not where it stands.
check('a: { requestParameters.a: A }\ncondition: a', undefined);
check('a: { eventName: A, source.as.number: 1 }\ncondition: a', undefined);
check('a: { eventName: A, errorMessage: B }\ncondition: a', undefined);
check('a: { cloud.account.id: 1 }\ncondition: a', undefined);
check('a: { userAgent: null }\ncondition: a', undefined);
check('a: { userAgent|exists: true }\ncondition: a', undefined);
check('a: { userAgent|fieldref: eventName }\ncondition: a', undefined);
check('a: [word]\ncondition: a', undefined);
