import assert from 'node:assert/strict';
import { test } from 'node:test';
import { primarySpan } from '../../../src/core/detect/primary.ts';
import { checkEvidence } from './support/check.ts';
import { judge, loadOne, readText, ruleWith } from './support/rules.ts';

checkEvidence(
  'every field that made it fire, in the order of the rule, once',
  `name: { requestParameters.keyName|startswith: xg }
key: { userIdentity.accessKeyId|startswith: AKIA, requestParameters.keyName|endswith: '1' }
condition: key and name`,
  `{
  "eventSource": "ec2.amazonaws.com", "eventName": "CreateKeyPair",
  "userIdentity": { "accessKeyId": "AKIAIOSFODNN7EXAMPLE" },
                                    ^^^^^^^^^^^^^^^^^^^^ userIdentity.accessKeyId = "AKIAIOSFODNN7EXAMPLE"
  "requestParameters": { "keyName": "xg1" }
                                     ^^^ requestParameters.keyName = "xg1"
}`,
);

checkEvidence(
  'of a list the elements that matched; of alternatives those that held',
  `launch: { requestParameters.instancesSet.items.keyName: [b, c] }
other: { eventName: StopInstances }
condition: other or launch`,
  `{
  "eventSource": "ec2.amazonaws.com", "eventName": "RunInstances",
  "requestParameters": { "instancesSet": { "items": [
    { "keyName": "a" },
    { "keyName": "b" },
                  ^ requestParameters.instancesSet.items.keyName = "b"
    { "keyName": "c" }
                  ^ requestParameters.instancesSet.items.keyName = "c"
  ] } }
}`,
);

checkEvidence(
  'values that are no text, and objects',
  `numbers: { requestParameters.maxCount|gt: 1, requestParameters.dryRun: false }
object: { requestParameters.filter|contains: '"x":' }
condition: all of them`,
  `{
  "eventSource": "ec2.amazonaws.com", "eventName": "RunInstances",
  "requestParameters": {
    "maxCount": 20,
                ^^ requestParameters.maxCount = 20
    "dryRun": false,
              ^^^^^ requestParameters.dryRun = false
    "filter": { "x": 1 }
              ^^^^^^^^^^ requestParameters.filter = {"x":1}
  }
}`,
);

checkEvidence(
  'what matched by being absent has no place',
  `failed: { errorCode|exists: true }
empty: { responseElements: null, requestParameters.keyName: null }
condition: empty and not failed`,
  `{
  "eventSource": "ec2.amazonaws.com", "eventName": "CreateKeyPair",
  "responseElements": null
                      ^^^^ responseElements = null
}
absent: requestParameters.keyName = null
absent: errorCode = null`,
);

checkEvidence(
  'a negated condition shows the tested field if the event has it',
  `other: { requestParameters.keyName|startswith: [packer_, im-], requestParameters.absent: 1 }
fine: { sourceIPAddress|cidr: 10.0.0.0/8 }
condition: not other and not fine`,
  `{
  "eventSource": "ec2.amazonaws.com", "eventName": "CreateKeyPair",
  "sourceIPAddress": "88.1.2.3",
                      ^^^^^^^^ sourceIPAddress = "88.1.2.3"
  "requestParameters": { "keyName": "xg1" }
                                     ^^^ requestParameters.keyName = "xg1"
}`,
);

checkEvidence(
  'a derived field stands where it was derived from',
  `selection:
  cloudtrail.credential.kind: long-term
  cloudtrail.key_pair.name: xg1
  source.as.number: AS3352
  event.outcome: success
condition: selection`,
  `{
  "eventSource": "ec2.amazonaws.com", "eventName": "CreateKeyPair",
  "userIdentity": { "accessKeyId": "AKIAIOSFODNN7EXAMPLE" },
                                    ^^^^^^^^^^^^^^^^^^^^ cloudtrail.credential.kind = "long-term" from userIdentity.accessKeyId
  "sourceIPAddress": "88.1.2.3",
                      ^^^^^^^^ source.as.number = 3352 from sourceIPAddress
  "requestParameters": { "keyName": "xg1" }
                                     ^^^ cloudtrail.key_pair.name = "xg1" from requestParameters.keyName
}
absent: event.outcome = "success" from errorCode`,
);

checkEvidence(
  'what a column only implies says so',
  `selection: { userIdentity.type: Root, eventSource: ec2.amazonaws.com, cloudtrail.key_pair.name: xg1 }
condition: selection`,
  `Event ID,Event name,User name,Resource name,Resource type
x,CreateKeyPair,root,xg1,AWS::EC2::KeyPair
                ^^^^ userIdentity.type = "Root" from User name
                         ^^^^^^^^^^^^^^^^^ eventSource = "ec2.amazonaws.com" from Resource type
                     ^^^ cloudtrail.key_pair.name = "xg1" from requestParameters.keyName`,
);

checkEvidence(
  'the name of a call with a blank behind it',
  `selection: { eventName: CreateKeyPair }
condition: selection`,
  `{
  "eventSource": "ec2.amazonaws.com", "eventName": "CreateKeyPair "
                                                    ^^^^^^^^^^^^^^ eventName = "CreateKeyPair "
}`,
);

checkEvidence(
  'an element of a derived list stands at its own place',
  `selection: { cloudtrail.key_pair.name: b }
condition: selection`,
  `{
  "eventSource": "ec2.amazonaws.com", "eventName": "DescribeKeyPairs",
  "requestParameters": { "keySet": { "items": [
    { "keyName": "a" },
    { "keyName": "b" }
                  ^ cloudtrail.key_pair.name = "b" from requestParameters.keySet.items.keyName
  ] } }
}`,
);

checkEvidence(
  'ports open to the world stand at the address range',
  `selection: { cloudtrail.ingress.world_ports: [22, 3389] }
condition: selection`,
  `{
  "eventSource": "ec2.amazonaws.com", "eventName": "AuthorizeSecurityGroupIngress",
  "requestParameters": { "ipPermissions": { "items": [
    { "ipProtocol": "tcp", "fromPort": 443, "toPort": 443, "ipRanges": { "items": [{ "cidrIp": "0.0.0.0/0" }] } },
    { "ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "ipRanges": { "items": [
      { "cidrIp": "10.0.0.0/8" }, { "cidrIp": "0.0.0.0/0" }
                                               ^^^^^^^^^ cloudtrail.ingress.world_ports = 22 from requestParameters.ipPermissions.items.ipRanges.items.cidrIp
    ] } }
  ] } }
}`,
);

checkEvidence(
  'both fields of a comparison',
  `same: { requestParameters.keyName|fieldref: responseElements.keyName }
condition: same`,
  `{
  "eventSource": "ec2.amazonaws.com", "eventName": "CreateKeyPair",
  "requestParameters": { "keyName": "xg1" },
                                     ^^^ requestParameters.keyName = "xg1"
  "responseElements": { "keyName": "XG1" }
                                    ^^^ responseElements.keyName = "XG1"
}`,
);

checkEvidence(
  'a keyword stands wherever it was found',
  `words: [xg1]
condition: words`,
  `{
  "eventSource": "ec2.amazonaws.com", "eventName": "CreateKeyPair",
  "requestParameters": { "keyName": "my xg1", "tags": [{ "xg1": "y" }] }
                                     ^^^^^^ requestParameters.keyName = "my xg1"
                                                                 ^ requestParameters.tags.xg1 = "y"
}`,
);

checkEvidence(
  'a session token is never repeated',
  `token: { responseElements.credentials.sessionToken|exists: true, responseElements|contains: accessKeyId }
condition: token`,
  `{
  "eventSource": "sts.amazonaws.com", "eventName": "AssumeRole",
  "responseElements": { "credentials": { "accessKeyId": "ASIA1", "sessionToken": "secret" } }
                                                                                  ^^^^^^ responseElements.credentials.sessionToken = "<session token hidden>"
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ responseElements = {"credentials":{"accessKeyId":"ASIA1","sessionToken":"<session token hidden>"}}
}`,
);

function checkPrimary(name: string, fields: string, expected: string): void {
  test(name, () => {
    const text = JSON.stringify({
      eventSource: 'ec2.amazonaws.com',
      eventName: 'CreateKeyPair',
      userIdentity: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
      userAgent: 'curl',
      sourceIPAddress: '192.0.2.1',
      requestParameters: { keyName: 'xg1' },
    });
    const verdict = judge(
      loadOne(ruleWith(`selection: { ${fields} }\ncondition: selection`)),
      readText(text),
    );
    assert.equal(verdict.kind, 'match');
    const span = verdict.kind === 'match' ? primarySpan(verdict.evidence) : undefined;
    assert.equal(span && text.slice(span.offset, span.offset + span.length), expected || undefined);
  });
}

const LONG_TERM = 'cloudtrail.credential.kind: long-term';
checkPrimary(
  'the key pair before anything else',
  `${LONG_TERM}, userAgent: curl, cloudtrail.key_pair.name: '*'`,
  'xg1',
);
checkPrimary(
  'of what every event has, the call rather than the service',
  `eventSource: '*', eventName: '*'`,
  'CreateKeyPair',
);
checkPrimary(
  'what is distinctive before what is not',
  `eventName: '*', ${LONG_TERM}, userAgent: curl`,
  'curl',
);
checkPrimary('nothing distinctive', `errorCode: null, eventName: '*', ${LONG_TERM}`, 'AKIAIOSFODNN7EXAMPLE');
checkPrimary('the call rather than the address', `sourceIPAddress: '*', eventName: '*'`, 'CreateKeyPair');
checkPrimary('the address where there is nothing else', `sourceIPAddress: '*'`, '192.0.2.1');
checkPrimary('only the name of the call', `eventName: '*'`, 'CreateKeyPair');
checkPrimary('nothing that stands anywhere', 'errorCode: null', '');
