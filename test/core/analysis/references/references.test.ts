import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entity, Occurrence } from '../../../../src/core/analysis/entities/entity.ts';
import type { Investigation } from '../../../../src/core/analysis/investigation.ts';
import { investigate } from '../support/case.ts';
import { withCarets, withoutCarets } from '../support/carets.ts';

type Find = (investigation: Investigation, entity: Entity) => readonly Occurrence[];

/** Where an entity is found, as carets in one text for each log. */
function check(name: string, find: Find, entity: Entity, ...annotated: readonly string[]): void {
  test(name, () => {
    const texts = annotated.map(withoutCarets);
    const investigation = investigate(Object.fromEntries(texts.map((text, index) => [`log${index}`, text])));
    const occurrences = find(investigation, entity);
    const shown = texts.map((text, index) =>
      withCarets(
        text,
        occurrences.filter(({ event }) => event.log === `log${index}`),
      ),
    );
    assert.deepEqual(shown, annotated);
  });
}

const references: Find = (investigation, entity) => investigation.references(entity);
const definitions: Find = (investigation, entity) => investigation.definitions(entity);

check(
  'an access key, in request and response, exact values only, across logs',
  references,
  { kind: 'access-key', value: 'AKIAAAAAAAAAAAAAAAAA' },
  `{"eventName": "ListUsers", "eventSource": "iam.amazonaws.com", "userIdentity": {"accessKeyId": "AKIAAAAAAAAAAAAAAAAA"}}
                                                                                                ^^^^^^^^^^^^^^^^^^^^
{"eventName": "ListUsers", "eventSource": "iam.amazonaws.com", "userAgent": "with AKIAAAAAAAAAAAAAAAAA", "AKIAAAAAAAAAAAAAAAAA": 1}`,
  `{"eventName": "CreateAccessKey", "eventSource": "iam.amazonaws.com", "userIdentity": {"accessKeyId": "AKIAAAAAAAAAAAAAAAAB"},
"responseElements": {"accessKey": {"accessKeyId": "AKIAAAAAAAAAAAAAAAAA"}, "all": ["AKIAAAAAAAAAAAAAAAAA"]}}
                                                   ^^^^^^^^^^^^^^^^^^^^
                                                                                    ^^^^^^^^^^^^^^^^^^^^`,
);

check(
  'a value written with escapes',
  references,
  { kind: 'principal', value: 'arn:aws:iam::111122223333:user/ana' },
  String.raw`{"eventName": "A", "eventSource": "iam.amazonaws.com", "userIdentity": {"arn": "arn:aws:iam::111122223333:user\/ana"}}
                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
{"eventName": "B", "eventSource": "iam.amazonaws.com", "userIdentity": {"arn": "\u0061rn:aws:iam::111122223333:user/an\u0061"}}
                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
{"eventName": "C", "eventSource": "iam.amazonaws.com", "userIdentity": {"arn": "\u0062rn:aws:iam::111122223333:user/ana"}}`,
);

check(
  'inside the escaped records of lookup-events',
  references,
  { kind: 'address', value: '10.0.0.1' },
  String.raw`{"Events": [
  {"CloudTrailEvent": "{\"eventName\":\"A\",\"eventSource\":\"s\",\"sourceIPAddress\":\"10.0.0.1\"}"},
                                                                                        ^^^^^^^^
  {"CloudTrailEvent": "{\"eventName\":\"A\",\"eventSource\":\"s\",\"sourceIPAddress\":\"10.0.0.11\"}"}]}`,
);

const KEY_PAIR_LOG = `{"eventName": "CreateKeyPair", "eventSource": "ec2.amazonaws.com", "awsRegion": "eu-west-1", "recipientAccountId": "1",
"requestParameters": {"keyName": "xg1", "tags": ["xg1"]}, "responseElements": {"keyName": "xg1"}}
                                  ^^^
                                                                                           ^^^
{"eventName": "RunInstances", "eventSource": "ec2.amazonaws.com", "awsRegion": "eu-west-1", "recipientAccountId": "1",
"requestParameters": {"instancesSet": {"items": [{"keyName": "xg1"}]}}}
                                                              ^^^
{"eventName": "RunInstances", "eventSource": "ec2.amazonaws.com", "awsRegion": "us-east-1", "recipientAccountId": "1",
"requestParameters": {"instancesSet": {"items": [{"keyName": "xg1"}]}}}
{"eventName": "RunInstances", "eventSource": "ec2.amazonaws.com", "awsRegion": "eu-west-1", "recipientAccountId": "2",
"requestParameters": {"instancesSet": {"items": [{"keyName": "xg1"}]}}}
{"eventName": "RunInstances", "eventSource": "ec2.amazonaws.com", "awsRegion": "eu-west-1",
"requestParameters": {"instancesSet": {"items": [{"keyName": "xg1"}]}}}
{"eventName": "CreateApiKey", "eventSource": "grafana.amazonaws.com", "awsRegion": "eu-west-1", "recipientAccountId": "1",
"requestParameters": {"keyName": "xg1"}}`;

check(
  'a key pair within its account and region, where it stands as a key pair',
  references,
  { kind: 'key-pair', value: 'xg1', accountId: '1', region: 'eu-west-1' },
  KEY_PAIR_LOG,
);

check(
  'a key pair of an unknown account, within its log',
  references,
  { kind: 'key-pair', value: 'xg1', region: 'eu-west-1', log: 'log0' },
  `{"eventName": "DeleteKeyPair", "eventSource": "ec2.amazonaws.com", "awsRegion": "eu-west-1", "requestParameters": {"keyName": "xg1"}}
                                                                                                                               ^^^
{"eventName": "DeleteKeyPair", "eventSource": "ec2.amazonaws.com", "awsRegion": "eu-west-1", "recipientAccountId": "1", "requestParameters": {"keyName": "xg1"}}`,
  `{"eventName": "DeleteKeyPair", "eventSource": "ec2.amazonaws.com", "awsRegion": "eu-west-1", "requestParameters": {"keyName": "xg1"}}`,
);

check(
  'the keySet of DescribeKeyPairs, in any account and region',
  references,
  { kind: 'key-pair', value: 'xg1' },
  `{"eventName": "DescribeKeyPairs", "eventSource": "ec2.amazonaws.com", "awsRegion": "eu-west-1",
"requestParameters": {"keySet": {"items": [{"keyName": "xg1"}, {"keyName": "xg2"}]}}}
                                                        ^^^`,
);

check(
  'an event name is not sought in other fields',
  references,
  { kind: 'event-name', value: 'CreateKeyPair' },
  `{"eventName": "CreateKeyPair", "eventSource": "ec2.amazonaws.com"}
               ^^^^^^^^^^^^^
{"eventName": "PutRule", "eventSource": "events.amazonaws.com", "requestParameters": {"eventName": "CreateKeyPair"}}`,
);

check(
  'a key pair comes from the successful call that created or imported it',
  definitions,
  { kind: 'key-pair', value: 'xg1' },
  `{"eventName": "CreateKeyPair", "eventSource": "ec2.amazonaws.com", "errorCode": "Client.DryRunOperation", "requestParameters": {"keyName": "xg1"}}
{"eventName": "ImportKeyPair", "eventSource": "ec2.amazonaws.com", "requestParameters": {"keyName": "xg1"}}
                                                                                                     ^^^
{"eventName": "DeleteKeyPair", "eventSource": "ec2.amazonaws.com", "requestParameters": {"keyName": "xg1"}}`,
);

check(
  'a temporary access key comes from the call that issued it',
  definitions,
  { kind: 'access-key', value: 'ASIAAAAAAAAAAAAAAAAA' },
  `{"eventName": "AssumeRole", "eventSource": "sts.amazonaws.com", "userIdentity": {"accessKeyId": "AKIAAAAAAAAAAAAAAAAA"},
"responseElements": {"credentials": {"accessKeyId": "ASIAAAAAAAAAAAAAAAAA", "sessionToken": "secret"}}}
                                                     ^^^^^^^^^^^^^^^^^^^^
{"eventName": "ListUsers", "eventSource": "iam.amazonaws.com", "userIdentity": {"accessKeyId": "ASIAAAAAAAAAAAAAAAAA"}}`,
);
