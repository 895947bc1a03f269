/** Which conditions columns tell. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadOne, ruleWith } from '../support/rules.ts';

/** A part of several questions about the call. */
const OF_CALL = 'of the call';

/**
 * The fields that are the evidence of a detection which columns tell, how many of its parts no column says alone, and of which
 * fields the evidence is to be noted.
 */
function check(
  detection: string,
  fields: readonly string[] | undefined,
  rest = 0,
  noted: readonly string[] = [],
): void {
  test(detection.replaceAll('\n', '; '), () => {
    const { told } = loadOne(ruleWith(detection)).compiled();
    const evidence = told?.evidence.map((each) => (typeof each === 'string' ? each : OF_CALL));
    assert.deepEqual(evidence, fields);
    assert.equal(told?.rest.length ?? 0, rest);
    assert.deepEqual(told?.noted.map(({ field }) => field) ?? [], noted);
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
check(
  'a: { eventName: A }\nb: { requestParameters.b: c, requestParameters.d: e }\ncondition: a and not b',
  undefined,
);
// What columns do not tell, or not where it stands.
for (const field of ['requestParameters.a', 'source.as.number', 'errorMessage', 'cloud.account.id'])
  check(`a: { eventName: A, ${field}: 1 }\ncondition: a`, ['eventName', field], 1, [field]);
check('a: { requestParameters.a|exists: true }\ncondition: a', ['requestParameters.a'], 1, [
  'requestParameters.a',
]);
check('a: { requestParameters.a: b }\ncondition: not a', ['requestParameters.a'], 1, ['requestParameters.a']);
check(
  'a: { requestParameters.a|startswith: b, requestParameters.a|endswith: c }\ncondition: a',
  ['requestParameters.a'],
  2,
  ['requestParameters.a', 'requestParameters.a'],
);
// That there is none.
check('a: { userAgent: null }\ncondition: a', undefined);
check('a: { userAgent|exists: true }\ncondition: a', undefined);
check('a: { userAgent|exists: true }\ncondition: not a', undefined);
// Of one call this is why, of another that.
check(
  'a: { eventName: A, eventSource: B }\nb: { eventName: C }\nc: { awsRegion: d }\ncondition: c and (a or b)',
  ['awsRegion', OF_CALL],
);
// What is asked of no field, or of two at once.
check('a: { userAgent|fieldref: eventName }\ncondition: a', undefined);
check('a: [word]\ncondition: a', undefined);
