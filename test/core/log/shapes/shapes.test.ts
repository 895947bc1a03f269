/** Every shape of export, holding the same two synthetic events: a key pair and a security group. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikeCloudTrail } from '../../../../src/core/log/sniff.ts';
import { checkPlace, fixture, readFixture, summary } from '../check.ts';

const BOTH = 'CreateKeyPair, CreateSecurityGroup';

/** What CloudTrail's own records say, whatever they are wrapped in. */
const WHOLE: Record<string, string> = {
  'records.json': `records: ${BOTH}`,
  'records-pretty.json': `records: ${BOTH}`,
  'json.csv': `records: ${BOTH}`,
  'utf-16.json': `records: ${BOTH}`,
  'sns.json': `records: ${BOTH}`,
  'array.json': `array: ${BOTH}`,
  'json-lines.jsonl': `json-lines: ${BOTH}`,
  'concatenated.json': `concatenated: ${BOTH}`,
  'lookup-events.json': `lookup-events: ${BOTH}`,
  'lookup-events.jsonl': `lookup-events: ${BOTH}`,
  'eventbridge.jsonl': `eventbridge: ${BOTH}`,
  'eventbridge-wrapped.json': `eventbridge: ${BOTH}`,
  'sqs.json': `eventbridge: ${BOTH}`,
  'filter-log-events.json': `cloudwatch-logs: ${BOTH}`,
  'logs-insights.json': `cloudwatch-logs: ${BOTH}`,
  'logs-message-map.json': `cloudwatch-logs: ${BOTH}`,
  'subscription.json': `cloudwatch-logs: ${BOTH}`,
  'exported.log': `cloudwatch-logs: ${BOTH}`,
  'lake.json': `lake: ${BOTH}`,
  'ecs-original.json': `ecs: ${BOTH}`,
  'splunk.jsonl': `splunk: ${BOTH}`,
  'splunk-array.json': `splunk: ${BOTH}`,
  'splunk.csv': `athena-csv: ${BOTH}`,
};

for (const [file, expected] of Object.entries(WHOLE)) {
  test(`${file} holds the records as CloudTrail wrote them`, () => {
    const log = readFixture(file);
    assert.equal(summary(log), expected);
    assert.ok(looksLikeCloudTrail(fixture(file)));
    const [first, second] = log.events;
    assert.deepEqual(
      [first!.eventID, first!.time, first!.userName, first!.accessKeyId, first!.accountId, first!.error],
      [
        'aaaaaaaa-0000-4000-8000-000000000001',
        Date.UTC(2026, 2, 1, 10),
        'bücher',
        'AKIAEXAMPLE000000001',
        '111122223333',
        undefined,
      ],
    );
    assert.deepEqual(
      [
        second!.eventTime,
        second!.userName,
        second!.principalArn,
        second!.awsRegion,
        second!.sourceIPAddress,
        second!.error,
      ],
      [
        '2026-03-01T10:05:00Z',
        'Build',
        'arn:aws:sts::444455556666:assumed-role/Build/build',
        'us-east-1',
        '198.51.100.20',
        'Client.UnauthorizedOperation',
      ],
    );
    assert.equal(first!.record()['userAgent'], 'aws-cli/2.15 "quoted", with; signs');
    checkPlace(first!, ['requestParameters', 'keyName'], 'table4f9a2c');
    checkPlace(first!, ['managementEvent'], 'true');
    checkPlace(first!, ['userAgent'], String.raw`aws-cli/2.15 \"quoted\", with; signs`);
    checkPlace(second!, ['requestParameters', 'groupDescription'], String.raw`line one\nline two`);
  });
}

/** What is left of a record in columns. */
const CONVERTED: Record<string, string> = {
  'lookup-columns.json': `lookup-events: ${BOTH}`,
  'logs-insights-columns.json': `cloudwatch-logs: ${BOTH}`,
  'lake-columns.json': `lake: ${BOTH}`,
  'ecs.json': `ecs: ${BOTH}`,
  'ocsf.jsonl': `ocsf: ${BOTH}`,
  'athena.csv': `athena-csv: ${BOTH}`,
  'console.csv': `console-csv: ${BOTH}`,
  'console-semicolon.csv': `console-csv: ${BOTH}; invalid-csv@512`,
  'console-2020.csv': `console-csv: ${BOTH}; unreadable-time@120`,
  'console-hidden.csv': `console-csv: ${BOTH}; unreadable-time@133`,
};

for (const [file, expected] of Object.entries(CONVERTED)) {
  test(`${file} is converted to records`, () => {
    const log = readFixture(file);
    assert.equal(summary(log), expected);
    assert.ok(looksLikeCloudTrail(fixture(file)));
    const [first, second] = log.events;
    assert.deepEqual([first!.eventSource, second!.eventSource], ['ec2.amazonaws.com', 'ec2.amazonaws.com']);
    checkPlace(first!, ['requestParameters', 'keyName'], 'table4f9a2c');
    checkPlace(second!, ['requestParameters', 'groupName'], 'ec2group12345');
    if (!file.includes('hidden')) checkPlace(first!, ['userIdentity', 'accessKeyId'], 'AKIAEXAMPLE000000001');
  });
}

test('a console export without times that name a moment has none', () => {
  assert.deepEqual(
    readFixture('console-2020.csv').events.map(({ time }) => time),
    [undefined, undefined],
  );
  assert.deepEqual(
    readFixture('console-hidden.csv').events.map(({ time }) => time),
    [Date.UTC(2026, 2, 1, 9), undefined],
  );
});

test('account ids that a spreadsheet has rounded are left out', () => {
  const [first] = readFixture('console-semicolon.csv').events;
  assert.equal(first!.accountId, undefined);
  assert.equal(first!.record()['recipientAccountId'], undefined);
});

test('structs keep their nesting and get back their spelling', () => {
  const [, second] = readFixture('athena.csv').events;
  checkPlace(second!, ['userIdentity', 'sessionContext', 'sessionIssuer', 'userName'], 'Build');
  assert.equal(second!.userName, 'Build');
});

/** Recognised, named, and never counted as events. */
const OTHERS: Record<string, string> = {
  'digest.json': 'digest: ; not events: digest; not-an-event@0',
  'insights.json': 'insights: ; not events: insights; not-an-event@12',
  's3-notification.json': 's3-notification: ; not events: notification; not-an-event@12',
  'empty-records.json': 'records: ; not events: other; not-an-event@12',
};

for (const [file, expected] of Object.entries(OTHERS)) {
  test(`${file} is no event`, () => {
    assert.equal(summary(readFixture(file)), expected);
    assert.deepEqual(
      readFixture(file).problems.map(({ severity }) => severity),
      ['information'],
    );
  });
}
