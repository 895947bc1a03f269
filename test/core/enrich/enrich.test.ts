import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../src/core/log/json/value.ts';
import { enrich } from '../../../src/core/enrich/enrich.ts';
import type { DerivedName, EnrichContext } from '../../../src/core/enrich/enrichment.ts';
import { SHIPPED_PLACEHOLDERS } from '../../../src/core/enrich/placeholders.ts';
import { ec2, eventOf } from './support/event.ts';

const context: EnrichContext = {
  asn: {
    description: 'one network',
    lookup: (address) => (address === '8.8.8.8' ? { number: 15169, organization: 'Google LLC' } : undefined),
  },
  assessName: (name, kind) => ({ reason: name === 'bad' ? 'known-bad' : 'none', explanation: kind }),
  placeholders: SHIPPED_PLACEHOLDERS,
};

/** `expected`: "value ← path", "undecided: reason ← path", or undefined for no such field. */
function check(name: DerivedName, record: JsonObject, expected: string | undefined): void {
  const field = enrich(eventOf(record), context).get(name);
  const value =
    field && ('undecided' in field ? `undecided: ${field.undecided}` : JSON.stringify(field.value));
  equal(field && `${value} ← ${field.from.join('.')}`, expected);
}

test('the AS comes from the source address', () => {
  check('source.as.number', { sourceIPAddress: '8.8.8.8' }, '15169 ← sourceIPAddress');
  check('source.as.organization.name', { sourceIPAddress: '8.8.8.8' }, '"Google LLC" ← sourceIPAddress');
  check(
    'source.as.number',
    { sourceIPAddress: '10.0.0.5' },
    'undecided: no AS known for 10.0.0.5 ← sourceIPAddress',
  );
  check('source.as.number', { sourceIPAddress: 'XXXX' }, 'undecided: no AS known for XXXX ← sourceIPAddress');
  check('source.as.number', {}, 'undecided: no source address ← sourceIPAddress');
  check('source.as.number', { sourceIPAddress: 'ec2.amazonaws.com' }, undefined);
  check('source.as.organization.name', { sourceIPAddress: 'AWS Internal' }, undefined);
});

test('who, where, and with what', () => {
  check('user.name', { userIdentity: { userName: 'alice' } }, '"alice" ← userIdentity.userName');
  check('user.name', {}, 'undecided: no user name ← userIdentity');
  check('cloud.account.id', { recipientAccountId: '1' }, '"1" ← recipientAccountId');
  check('cloud.account.id', { userIdentity: { accountId: '2' } }, '"2" ← userIdentity.accountId');
  check(
    'cloud.account.id',
    { recipientAccountId: '1', userIdentity: { accountId: '1' } },
    '"1" ← recipientAccountId',
  );
  check('cloud.account.id', {}, undefined);
  check('cloud.region', { awsRegion: 'eu-west-1' }, '"eu-west-1" ← awsRegion');
  check('cloud.region', {}, undefined);
  check(
    'cloudtrail.credential.kind',
    { userIdentity: { accessKeyId: 'AKIA1' } },
    '"long-term" ← userIdentity.accessKeyId',
  );
  check('cloudtrail.credential.kind', {}, '"none" ← userIdentity.accessKeyId');
});

test('the outcome', () => {
  check('event.outcome', {}, '"success" ← errorCode');
  check('event.outcome', { errorCode: 'Client.DryRunOperation', errorMessage: 'x' }, '"failure" ← errorCode');
  check('event.outcome', { errorMessage: 'x' }, '"failure" ← errorMessage');
});

test('key pairs and the names of what is new', () => {
  check(
    'cloudtrail.key_pair.name',
    ec2('CreateKeyPair', { keyName: 'k' }),
    '["k"] ← requestParameters.keyName',
  );
  check('cloudtrail.key_pair.name', ec2('DeleteKeyPair', { keyPairId: 'key-1' }), undefined);
  check('cloudtrail.key_pair.name', ec2('DescribeVpcs', {}), undefined);
  check(
    'cloudtrail.name.reason',
    ec2('CreateKeyPair', { keyName: 'bad' }),
    '"known-bad" ← requestParameters.keyName',
  );
  check(
    'cloudtrail.name.reason',
    ec2('ImportKeyPair', { keyName: 'k' }),
    '"none" ← requestParameters.keyName',
  );
  check(
    'cloudtrail.name.reason',
    ec2('CreateSecurityGroup', { groupName: 'bad' }),
    '"known-bad" ← requestParameters.groupName',
  );
  check('cloudtrail.name.reason', ec2('DeleteKeyPair', { keyName: 'bad' }), undefined);
  check('cloudtrail.name.reason', ec2('CreateKeyPair', null), undefined);
  const lightsail = {
    ...ec2('CreateKeyPair', { keyPairName: 'bad' }),
    eventSource: 'lightsail.amazonaws.com',
  };
  check('cloudtrail.name.reason', lightsail, undefined);
});

test('ports open to the world', () => {
  const request = { cidrIp: '0.0.0.0/0', ipProtocol: '-1', ipPermissions: {} };
  check(
    'cloudtrail.ingress.world_ports',
    ec2('AuthorizeSecurityGroupIngress', request),
    '[22,3389] ← requestParameters.cidrIp',
  );
  check('cloudtrail.ingress.world_ports', ec2('AuthorizeSecurityGroupIngress', {}), undefined);
});

test('a field is computed once, and only when asked for', () => {
  let parsed = 0;
  const event = { ...eventOf({}), record: () => (parsed++, { userIdentity: { userName: 'alice' } }) };
  const enrichment = enrich(event, context);
  equal(parsed, 0);
  deepEqual(enrichment.get('user.name'), enrichment.get('user.name'));
  equal(parsed, 1);
});
