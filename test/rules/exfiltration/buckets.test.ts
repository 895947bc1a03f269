import { BY_AWS, BY_ROLE, service } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import { event, type Call } from '../support/events.ts';
import type { JsonObject, JsonValue } from '../../../src/core/log/json/value.ts';

const s3 = service('s3');

const open = proofOf('bucket-made-public');
const statement = (Principal: JsonValue, more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Principal,
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::b/*',
  ...more,
});
const putPolicy = (Statement: JsonObject, call: Call = {}) =>
  s3('PutBucketPolicy', call, {
    bucketName: 'b',
    bucketPolicy: { Version: '2012-10-17', Statement: [Statement] },
  });
const unblock = (call: Call = {}) => s3('DeleteBucketPublicAccessBlock', call, { bucketName: 'b' });

open(
  'by its policy',
  {
    star: putPolicy(statement('*')),
    aws: putPolicy(statement({ AWS: '*' }), { minutes: 1 }),
    account: putPolicy(statement({ AWS: 'arn:aws:iam::444455556666:root' }), { minutes: 3 }),
    denied: putPolicy(statement('*', { Effect: 'Deny' }), { minutes: 4 }),
    // Beside the one that everybody has: no connection without TLS.
    list: s3(
      'PutBucketPolicy',
      { ...BY_ROLE, minutes: 2 },
      {
        bucketName: 'b',
        bucketPolicy: {
          Statement: [
            statement('*', { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
            statement({ AWS: ['*'] }),
          ],
        },
      },
    ),
    narrowed: putPolicy(statement('*', { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }), {
      minutes: 5,
    }),
    refused: putPolicy(statement('*'), { minutes: 6, error: 'AccessDenied' }),
    service: putPolicy(statement('*'), { ...BY_AWS, minutes: 7 }),
  },
  ['low star', 'low aws', 'low list'],
);
open(
  'by its access list',
  {
    grant: s3(
      'PutBucketAcl',
      {},
      {
        bucketName: 'b',
        AccessControlPolicy: {
          AccessControlList: {
            Grant: [{ Grantee: { URI: 'http://acs.amazonaws.com/groups/global/AllUsers' } }],
          },
        },
      },
    ),
    canned: s3('PutBucketAcl', { minutes: 1 }, { bucketName: 'b', 'x-amz-acl': ['public-read-write'] }),
    private: s3('PutBucketAcl', { minutes: 2 }, { bucketName: 'b', 'x-amz-acl': ['private'] }),
    delivery: s3(
      'PutBucketAcl',
      { minutes: 3 },
      {
        bucketName: 'b',
        AccessControlPolicy: {
          AccessControlList: {
            Grant: [{ Grantee: { URI: 'http://acs.amazonaws.com/groups/s3/LogDelivery' } }],
          },
        },
      },
    ),
  },
  ['low grant', 'low canned'],
);
open(
  'more if the same principal removed the block within the hour before',
  {
    unblocked: unblock(),
    opened: putPolicy(statement('*'), { minutes: 60 }),
    late: putPolicy(statement('*'), { minutes: 61 }),
  },
  ['medium opened (unblocked)', 'low late'],
);
open(
  'not if another did',
  { unblocked: unblock(BY_ROLE), opened: putPolicy(statement('*'), { minutes: 5 }) },
  ['low opened'],
);

const block = proofOf('public-access-block-removed');
const putBlock = (eventName: string, value: boolean, call: Call) =>
  s3(eventName, call, {
    bucketName: 'b',
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: value,
    },
  });

block(
  'of a bucket, or of the whole account',
  {
    deleted: unblock(),
    loosened: putBlock('PutBucketPublicAccessBlock', false, { minutes: 1 }),
    set: putBlock('PutBucketPublicAccessBlock', true, { minutes: 2 }),
    account: s3('DeleteAccountPublicAccessBlock', { minutes: 3 }),
    accountLoosened: putBlock('PutAccountPublicAccessBlock', false, { minutes: 4 }),
    accountSet: putBlock('PutAccountPublicAccessBlock', true, { minutes: 5 }),
    snapshots: event('DisableSnapshotBlockPublicAccess', { minutes: 6 }),
    refused: unblock({ minutes: 7, error: 'AccessDenied' }),
    service: unblock({ ...BY_AWS, minutes: 8 }),
  },
  ['informational deleted', 'informational loosened', 'low account', 'low accountLoosened', 'low snapshots'],
);

const replicated = proofOf('bucket-replicated-elsewhere');
const replicate = (Account: string | undefined, call: Call = {}) =>
  s3('PutBucketReplication', call, {
    bucketName: 'b',
    ReplicationConfiguration: {
      Rule: { Destination: { Bucket: 'arn:aws:s3:::c', ...(Account !== undefined && { Account }) } },
    },
  });

replicated(
  'more into another account',
  {
    unknown: replicate(undefined),
    own: replicate('111122223333', { minutes: 1 }),
    other: replicate('444455556666', { minutes: 2 }),
    refused: replicate('444455556666', { minutes: 3, error: 'InvalidRequest' }),
    service: replicate('444455556666', { ...BY_AWS, minutes: 4 }),
    deleted: s3('DeleteBucketReplication', { minutes: 5 }, { bucketName: 'b' }),
  },
  ['informational unknown', 'informational own', 'low other'],
);

const anyone = proofOf('resource-opened-to-anyone');
const document = (Principal: JsonValue, more: JsonObject = {}) =>
  JSON.stringify(
    { Statement: [{ Effect: 'Allow', Principal, Action: '*', Resource: '*', ...more }] },
    null,
    2,
  );

anyone(
  'a secret, a key, a queue, a repository',
  {
    secret: service('secretsmanager')('PutResourcePolicy', {}, { resourcePolicy: document('*') }),
    key: service('kms')('PutKeyPolicy', { minutes: 1 }, { policy: document({ AWS: '*' }) }),
    queue: service('sqs')('SetQueueAttributes', { minutes: 2 }, { attributes: { Policy: document('*') } }),
    repository: service('ecr')(
      'SetRepositoryPolicy',
      { minutes: 3 },
      { policyText: document({ AWS: ['*'] }) },
    ),
  },
  ['low secret', 'low key', 'low queue', 'low repository'],
);
anyone(
  'not an account, not under a condition, not denied, not refused, not by a service',
  {
    account: service('kms')(
      'PutKeyPolicy',
      {},
      { policy: document({ AWS: 'arn:aws:iam::111122223333:root' }) },
    ),
    condition: service('kms')(
      'PutKeyPolicy',
      { minutes: 1 },
      {
        policy: document('*', { Condition: { StringEquals: { 'kms:CallerAccount': '111122223333' } } }),
      },
    ),
    denied: service('sqs')(
      'SetQueueAttributes',
      { minutes: 2 },
      {
        attributes: { Policy: document('*', { Effect: 'Deny' }) },
      },
    ),
    refused: service('kms')(
      'PutKeyPolicy',
      { minutes: 3, error: 'MalformedPolicyDocument' },
      {
        policy: document('*'),
      },
    ),
    byAws: service('sqs')(
      'SetQueueAttributes',
      { ...BY_AWS, minutes: 4 },
      {
        attributes: { Policy: document('*') },
      },
    ),
    visibility: service('sqs')(
      'SetQueueAttributes',
      { minutes: 5 },
      { attributes: { VisibilityTimeout: '30' } },
    ),
  },
  [],
);
