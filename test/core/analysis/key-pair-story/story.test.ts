import assert from 'node:assert/strict';
import test from 'node:test';
import { MOST_LISTED } from '../../../../src/core/analysis/key-pair-story/listed.ts';
import { record } from '../support/case.ts';
import { at, ids, INSTANCE, launched, pushed, storyOf } from './support.ts';

test('who made it, with which key and of which kind', () => {
  const log = [
    record({
      requestParameters: { keyName: 'xg1', keyType: 'ed25519', keyFormat: 'pem' },
      responseElements: {
        keyName: 'xg1',
        keyPairId: 'key-1',
        keyFingerprint: 'a',
        keyMaterial: '<sensitive>',
      },
    }),
  ];
  const [making] = storyOf(log)!.makings.first;
  const { how, keyPairId, keyType, keyFormat, fingerprint, parsedFingerprint, call } = making!;
  assert.deepEqual(
    { how, keyPairId, keyType, keyFormat, fingerprint, parsedFingerprint },
    {
      how: 'created',
      keyPairId: 'key-1',
      keyType: 'ed25519',
      keyFormat: 'pem',
      fingerprint: 'a',
      parsedFingerprint: undefined,
    },
  );
  assert.equal(call.event.as?.number, 3352);
  assert.deepEqual(call.path, ['requestParameters', 'keyName']);
});

const issued = (id: string, parent: string, child: string): string =>
  record({
    eventID: id,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    requestParameters: null,
    responseElements: { credentials: { accessKeyId: child } },
    userIdentity: { type: 'IAMUser', accessKeyId: parent },
  });

test('a temporary access key leads to the calls that issued it, and the key before it', () => {
  const [first, second] = ['ASIAAAAAAAAAAAAAAAAB', 'ASIAAAAAAAAAAAAAAAAC'] as const;
  const log = [
    issued('sts 1', 'AKIAAAAAAAAAAAAAAAAA', first),
    issued('sts 2', first, second),
    record({ userIdentity: { type: 'AssumedRole', accessKeyId: second } }),
  ];
  const story = storyOf(log)!;
  assert.deepEqual(
    story.makings.first[0]!.issuedBy.map(({ call }) => call.event.eventID),
    ['sts 2', 'sts 1'],
  );
  assert.deepEqual(ids(story.chain[0]!.calls), ['sts 1']);
});

test('attempts, uses and removals are told apart; another region is another key pair', () => {
  const story = storyOf([
    record({
      eventID: 'try',
      ...at('09:59:00'),
      errorCode: 'Client.DryRunOperation',
      responseElements: null,
    }),
    record({ eventID: 'make' }),
    record({ eventID: 'elsewhere', awsRegion: 'eu-west-1' }),
    launched('use', at('10:05:00')),
    record({ eventID: 'removed', eventName: 'DeleteKeyPair', ...at('10:06:00'), responseElements: null }),
    record({
      eventID: 'by id',
      eventName: 'DeleteKeyPair',
      ...at('10:07:00'),
      requestParameters: { keyPairId: 'key-0a1b2c3d4e5f60718' },
      responseElements: null,
    }),
  ])!;
  assert.deepEqual(ids(story.attempts), ['try']);
  assert.deepEqual(ids(story.makings), ['make']);
  assert.deepEqual(ids(story.uses), ['use']);
  assert.deepEqual(ids(story.removals), ['removed', 'by id']);
  assert.deepEqual(ids(story.namesakes), ['elsewhere']);
});

const opened = (id: string, clock: string, fields = {}): string =>
  record({
    eventID: id,
    ...at(clock),
    eventName: 'AuthorizeSecurityGroupIngress',
    requestParameters: {
      groupId: 'sg-1',
      ipPermissions: {
        items: [
          { ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] } },
        ],
      },
    },
    responseElements: null,
    ...fields,
  });

test('groups of the same access key within the hour, its edge included', () => {
  const { groups } = storyOf([
    record(),
    record({
      eventID: 'create',
      ...at('10:01:00'),
      eventName: 'CreateSecurityGroup',
      requestParameters: { groupName: 'ec2group' },
      responseElements: { groupId: 'sg-1' },
    }),
    opened('edge', '11:00:00'),
    opened('late', '11:00:01'),
    opened('other', '10:02:00', { userIdentity: { type: 'IAMUser', accessKeyId: 'AKIABBBBBBBBBBBBBBBB' } }),
    opened('failed', '10:03:00', { errorCode: 'Client.UnauthorizedOperation' }),
  ])!;
  assert.deepEqual(ids(groups), ['create', 'edge']);
  assert.deepEqual(
    groups.first.map(({ how, name, worldPorts }) => [how, name, worldPorts]),
    [
      ['created', 'ec2group', []],
      ['opened', 'ec2group', [22]],
    ],
  );
});

test('SSH keys that were pushed to its instances, and to no other', () => {
  const story = storyOf([
    record(),
    launched('use', at('10:05:00')),
    pushed('push', INSTANCE, at('10:06:00')),
    pushed('other', 'i-0fffffffffffffff0', at('10:07:00')),
    pushed('failed', INSTANCE, { ...at('10:08:00'), errorCode: 'AccessDenied' }),
  ])!;
  assert.deepEqual(story.instances, [INSTANCE]);
  assert.deepEqual(ids(story.pushes), ['push']);
});

test('a delivery that came twice counts once', () =>
  assert.equal(storyOf([record(), record()])!.makings.total, 1));

test('thousands of launches: the first ones, and the count', () => {
  const many = Array.from({ length: 1200 }, (_, number) => launched(`use-${number}`, at('10:05:00')));
  const { uses } = storyOf([record(), ...many])!;
  assert.deepEqual([uses.first.length, uses.total], [MOST_LISTED, 1200]);
});

test('a key pair that no event names has no story', () =>
  assert.equal(storyOf([record()], { kind: 'key-pair', value: 'other' }), undefined));

test('a Lightsail key pair of the same name is another one', () => {
  const story = storyOf([record(), record({ eventID: 'ls', eventSource: 'lightsail.amazonaws.com' })])!;
  assert.deepEqual(ids(story.makings), ['e1']);
});
