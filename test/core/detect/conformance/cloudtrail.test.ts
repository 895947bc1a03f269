import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude } from '../../../../src/core/detect/conclude/conclude.ts';
import type { EventFacts } from '../../../../src/core/detect/finding.ts';
import { matchLog } from '../../../../src/core/detect/match.ts';
import { checkItem } from '../support/check.ts';
import { CONTEXT, load, readText } from '../support/rules.ts';
import { detecting, linesOf } from './support/check.ts';

// One row of the table "CloudTrail semantics" in docs/sigma.md after the other.

const request = (requestParameters: unknown): object => ({ requestParameters });

// A dotted path
checkItem('requestParameters.ipPermissions.items.ipRanges.items.cidrIp: 0.0.0.0/0', {
  yes: [
    request({
      ipPermissions: {
        items: [{ ipRanges: { items: [{ cidrIp: '10.0.0.0/8' }, { cidrIp: '0.0.0.0/0' }] } }],
      },
    }),
    request({ ipPermissions: { items: { ipRanges: { items: { cidrIp: '0.0.0.0/0' } } } } }),
  ],
  no: [request({ ipPermissions: {} }), request({ ipPermissions: { items: [] } }), request(null)],
});
checkItem('requestParameters.Tagging.aws:createdBy.name: ana', {
  yes: [
    request({ 'Tagging.aws:createdBy': { name: 'ana' } }),
    request({ Tagging: { 'aws:createdBy.name': ['ana'] } }),
  ],
  no: [request({ tagging: { 'aws:createdBy': { name: 'ana' } } })],
});

// Field names keep their case; values do not
checkItem('errormessage: denied', { yes: [{ errormessage: 'DENIED' }], no: [{ errorMessage: 'denied' }] });

// Null, absent, empty
checkItem('errorCode: null', {
  yes: [{}, { errorCode: null }],
  no: [{ errorCode: 'AccessDenied' }, { errorCode: '' }],
});
checkItem("errorCode: ''", { yes: [{ errorCode: '' }], no: [{}, { errorCode: null }] });
checkItem("errorCode: '*'", { yes: [{ errorCode: '' }, { errorCode: 'x' }], no: [{}, { errorCode: null }] });
checkItem('requestParameters.name: null', {
  yes: [request(null), request({}), {}],
  no: [request({ name: 'x' })],
});

// Booleans and numbers
checkItem('readOnly: true', {
  yes: [{ readOnly: true }, { readOnly: 'true' }, { readOnly: 'True' }],
  no: [{ readOnly: false }, { readOnly: 1 }],
});
checkItem("readOnly: 'false'", {
  yes: [{ readOnly: false }, { readOnly: 'False' }],
  no: [{ readOnly: true }, {}],
});
checkItem('requestParameters.port: 22', {
  yes: [request({ port: 22 }), request({ port: '22' })],
  no: [request({ port: 2222 })],
});
checkItem("requestParameters.port: '22'", { yes: [request({ port: 22 })], no: [request({ port: 2 })] });
checkItem('recipientAccountId: 012345678901', {
  yes: [{ recipientAccountId: '012345678901' }],
  no: [{ recipientAccountId: '12345678901' }],
});

// Text against an object or a list
checkItem(String.raw`requestParameters|contains: '"principal":{"aws":"\*"}'`, {
  yes: [request({ Statement: [{ Principal: { AWS: '*' } }] })],
  no: [request({ Statement: [{ Principal: { AWS: 'arn' } }] })],
});
checkItem('requestParameters|contains|all: [\'"Effect":"Allow"\', \'"arn:aws:s3:::<BUCKET>/*"\']', {
  // A policy is a text within the request, its quotes escaped.
  yes: [
    request({ policyDocument: '{"Effect":"Allow","Resource":"arn:aws:s3:::<BUCKET>/*"}' }),
    request({ policyDocument: { Effect: 'Allow', Resource: 'arn:aws:s3:::<BUCKET>/*' } }),
  ],
  no: [request({ policyDocument: '{"Effect":"Deny","Resource":"arn:aws:s3:::<BUCKET>/*"}' })],
});
checkItem('requestParameters.policy|contains: "AWS"', {
  yes: [
    request({ policy: '{ "AWS": 1 }' }),
    request({ policy: { AWS: 1 } }),
    request({ policy: [{ AWS: 1 }] }),
  ],
  no: [request({ policy: null }), request({})],
});

// Derived fields under their names in ECS
checkItem('cloud.account.id: 111122223333', {
  yes: [{ recipientAccountId: '111122223333' }, { userIdentity: { accountId: '111122223333' } }],
  no: [{ recipientAccountId: '444455556666', userIdentity: { accountId: '111122223333' } }],
});
checkItem('cloud.region: eu-west-1', { yes: [{ awsRegion: 'eu-west-1' }], no: [{ awsRegion: 'us-east-1' }] });
checkItem('user.name: ana', {
  yes: [{ userIdentity: { userName: 'Ana' } }],
  no: [{ userIdentity: { userName: 'bob' } }],
});
checkItem('event.outcome: failure', {
  yes: [{ errorCode: 'x' }, { errorMessage: 'x' }],
  no: [{}, { errorCode: null }],
});
checkItem('source.as.number: AS3352', {
  yes: [{ sourceIPAddress: '88.1.2.3' }],
  no: [{ sourceIPAddress: '3.5.140.2' }],
});

// One record, whatever it is wrapped in
const RECORD = {
  eventVersion: '1.08',
  eventID: '11111111-2222-3333-4444-555555555555',
  eventTime: '2026-01-02T03:04:05Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'PutBucketPolicy',
  awsRegion: 'eu-west-1',
  recipientAccountId: '111122223333',
  sourceIPAddress: '88.1.2.3',
  userAgent: '[aws-cli/2.15.0 "quoted" ünïcode]',
  readOnly: false,
  errorCode: null,
  userIdentity: { type: 'IAMUser', userName: 'ana', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
  requestParameters: { bucketName: 'b', policy: { Statement: [{ Principal: { AWS: '*' } }], Version: 1.5 } },
};
const ESCAPED = JSON.stringify(RECORD);
const SHAPES: Readonly<Record<string, unknown>> = {
  'Records of an object in S3': { Records: [RECORD] },
  'an array': [RECORD],
  'a bare record': RECORD,
  'lookup-events': { Events: [{ EventId: RECORD.eventID, CloudTrailEvent: ESCAPED }] },
  'an event of EventBridge': {
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.s3',
    detail: RECORD,
  },
  'filter-log-events': { events: [{ timestamp: 1, message: ESCAPED }] },
  'a subscription of CloudWatch Logs': {
    messageType: 'DATA_MESSAGE',
    logEvents: [{ id: '1', timestamp: 1, message: ESCAPED }],
  },
  'a result of CloudTrail Lake': { QueryResultRows: [[{ eventJson: ESCAPED }]] },
  'a result of Splunk': { result: { _raw: ESCAPED } },
  'a document of Elastic': {
    _source: { event: { original: ESCAPED }, aws: { cloudtrail: { event_version: '1.08' } } },
  },
};
const ITEMS = [
  'eventName: putbucketpolicy',
  'requestParameters.policy.Statement.Principal.AWS: "\\\\*"',
  'requestParameters.policy|contains: \'"AWS":"\\*"\'',
  'requestParameters|contains: \'"version":1.5\'',
  'userAgent|contains: \'"quoted" ünï\'',
  "readOnly: 'false'",
  'errorCode: null',
  'responseElements|exists: false',
  "'|contains': principal",
  'source.as.organization.name|startswith: Telefonica',
  'cloudtrail.credential.kind: long-term',
  'eventTime|hour: 3',
];
const RULES = load(ITEMS.map((item, at) => detecting(`r${at}`, item)).join('\n---\n'));
for (const [shape, value] of Object.entries(SHAPES)) {
  test(`${shape}: the rules say what they say of the record`, () => {
    assert.deepEqual(RULES.refused, []);
    const log = readText(JSON.stringify(value));
    assert.equal(log.events.length, 1);
    const { matches, undecided } = matchLog('log', log, RULES, CONTEXT);
    assert.deepEqual([matches.map(({ rule }) => rule), undecided], [ITEMS.map((_, at) => `r${at}`), []]);
  });
}

test('one event that was delivered twice counts once', () => {
  const rules = load(`${detecting('put', 'eventName: PutBucketPolicy')}
---
title: twice
correlation: { type: event_count, rules: [put], timespan: 1h, condition: { gte: 2 }, generate: true }`);
  const again = { ...RECORD, eventID: 'other', eventTime: '2026-01-02T03:05:05Z' };
  const found = (records: readonly object[]): string[] => {
    const logs = records.map((record, at) => ({ id: `log-${at}`, log: readText(JSON.stringify(record)) }));
    const isDuplicate = ({ log, eventID }: EventFacts): boolean =>
      records.findIndex((record) => 'eventID' in record && record.eventID === eventID) !==
      Number(log.slice(4));
    const matches = logs.map(({ id, log }) => matchLog(id, log, rules, CONTEXT));
    return linesOf(conclude(matches, rules, { isDuplicate }));
  };
  assert.deepEqual(found([RECORD, RECORD]), [`put: ${RECORD.eventID}`]);
  assert.deepEqual(found([RECORD, again]), [
    `put: ${RECORD.eventID}`,
    'put: other',
    `twice: other (${RECORD.eventID})`,
  ]);
});
