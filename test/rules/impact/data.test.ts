import { BY_AWS, BY_ROLE, lastOf, service, times } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import { event, OTHER_KEY, type Call } from '../support/events.ts';

const s3 = service('s3');
const rds = service('rds');

const buckets = proofOf('buckets-deleted-in-bulk');
const deleteBucket = (bucketName: string, call: Call = {}) => s3('DeleteBucket', call, { bucketName });

buckets(
  'five within ten minutes',
  times(5, (at) => deleteBucket(`b${at}`, { minutes: at })),
  [lastOf(5, 'low')],
);
buckets(
  'not four, not refused, not of two people, not by a service',
  {
    ...times(4, (at) => deleteBucket(`b${at}`, { minutes: at })),
    refused: deleteBucket('c', { minutes: 5, error: 'BucketNotEmpty' }),
    other: deleteBucket('d', { minutes: 6, user: 'bob' }),
    service: deleteBucket('e', { ...BY_AWS, minutes: 7 }),
    late: deleteBucket('f', { minutes: 11 }),
  },
  [],
);

const objects = proofOf('objects-deleted-in-bulk');
const deleteObjects = (call: Call = {}) => s3('DeleteObjects', call, { bucketName: 'b' });
const suspend = (Status: string, call: Call = {}, more = {}) =>
  s3('PutBucketVersioning', call, { bucketName: 'b', VersioningConfiguration: { Status, ...more } });

objects(
  'a hundred calls within ten minutes',
  times(100, (at) => deleteObjects({ seconds: at })),
  [lastOf(100, 'low')],
);
objects(
  'more, and sooner, where versioning was suspended within the hour before',
  { off: suspend('Suspended'), ...times(10, (at) => deleteObjects({ minutes: 50, seconds: at })) },
  [`high e9 (off, ${Array.from({ length: 9 }, (_, at) => `e${at}`).join(', ')})`],
);
objects(
  'not ten by themselves, not in another bucket, not by a role',
  {
    off: suspend('Suspended', {}, {}),
    ...times(9, (at) => deleteObjects({ minutes: 1, seconds: at })),
    elsewhere: s3('DeleteObjects', { minutes: 2 }, { bucketName: 'c' }),
    refused: deleteObjects({ minutes: 3, error: 'AccessDenied' }),
    ...Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [`r${at}`, deleteObjects({ ...BY_ROLE, seconds: at })]),
    ),
  },
  [],
);

const encrypted = proofOf('objects-encrypted-with-own-key');
const copy = (key: string, call: Call = {}, headers = {}) =>
  s3('CopyObject', call, {
    bucketName: 'b',
    key,
    'x-amz-copy-source': `b/${key}`,
    'x-amz-server-side-encryption-customer-algorithm': 'AES256',
    ...headers,
  });

encrypted(
  'each is told, other encryption is not',
  {
    own: copy('a'),
    refused: copy('b', { minutes: 1, error: 'AccessDenied' }),
    kms: s3(
      'CopyObject',
      { minutes: 2 },
      { bucketName: 'b', key: 'c', 'x-amz-server-side-encryption': 'aws:kms' },
    ),
  },
  ['informational own'],
);
encrypted(
  'twenty objects within ten minutes',
  times(20, (at) => copy(`k${at}`, { seconds: at })),
  [...Array.from({ length: 19 }, (_, at) => `informational e${at}`), lastOf(20, 'high')],
);
encrypted(
  'not one object twenty times',
  times(20, (at) => copy('k', { seconds: at })),
  Array.from({ length: 20 }, (_, at) => `informational e${at}`),
);

const versioning = proofOf('bucket-versioning-suspended');

versioning(
  'or its MFA',
  {
    suspended: suspend('Suspended', BY_ROLE),
    mfa: suspend('Enabled', { minutes: 1 }, { MfaDelete: 'Disabled' }),
    on: suspend('Enabled', { minutes: 2 }),
    refused: suspend('Suspended', { minutes: 3, error: 'AccessDenied' }),
    service: suspend('Suspended', { ...BY_AWS, minutes: 4 }),
  },
  ['low suspended', 'low mfa'],
);

const expires = proofOf('bucket-set-to-expire');
const lifecycle = (Days: number, call: Call = {}, Status = 'Enabled') =>
  s3('PutBucketLifecycle', call, {
    bucketName: 'b',
    LifecycleConfiguration: { Rule: { ID: 'x', Status, Expiration: { Days } } },
  });

expires(
  'after three days at most',
  {
    one: lifecycle(1),
    three: lifecycle(3, { minutes: 1 }),
    week: lifecycle(7, { minutes: 2 }),
    off: lifecycle(1, { minutes: 3 }, 'Disabled'),
    refused: lifecycle(1, { minutes: 4, error: 'AccessDenied' }),
    service: lifecycle(1, { ...BY_AWS, minutes: 5 }),
  },
  ['low one', 'low three'],
);

const keys = proofOf('encryption-key-deleted');
const schedule = (keyId: string, pendingWindowInDays: number, call: Call = {}) =>
  service('kms')('ScheduleKeyDeletion', call, { keyId, pendingWindowInDays });

keys(
  'more as soon as possible with a long-term access key',
  {
    role: schedule('k1', 7, BY_ROLE),
    month: schedule('k2', 30, { minutes: 1 }),
    week: schedule('k3', 7, { minutes: 2 }),
    material: service('kms')('DeleteImportedKeyMaterial', { minutes: 3 }, { keyId: 'k4' }),
    refused: schedule('k5', 7, { minutes: 4, error: 'KMSInvalidStateException' }),
    service: schedule('k6', 7, { ...BY_AWS, minutes: 5 }),
    cancelled: service('kms')('CancelKeyDeletion', { minutes: 6 }, { keyId: 'k1' }),
  },
  ['informational role', 'informational month', 'low week', 'low material'],
);
keys(
  'more of five keys within an hour',
  times(5, (at) => schedule(`k${at}`, 30, { ...BY_ROLE, minutes: at })),
  ['informational e0', 'informational e1', 'informational e2', 'informational e3', lastOf(5, 'low')],
);

const backups = proofOf('backups-deleted');
const deleteSnapshot = (at: number, call: Call = {}) =>
  event('DeleteSnapshot', { minutes: at, ...call }, { snapshotId: `snap-${at}` });

backups(
  'ten within an hour, of whichever kind',
  {
    ...times(9, (at) => deleteSnapshot(at)),
    point: service('backup')('DeleteRecoveryPoint', { minutes: 60 }),
  },
  [`low point (${Array.from({ length: 9 }, (_, at) => `e${at}`).join(', ')})`],
);
backups(
  'more with a database or a bucket',
  {
    ...times(10, (at) => deleteSnapshot(at)),
    database: rds(
      'DeleteDBInstance',
      { minutes: 20 },
      { dBInstanceIdentifier: 'd', skipFinalSnapshot: true },
    ),
  },
  [`medium e9 (${Array.from({ length: 9 }, (_, at) => `e${at}`).join(', ')}, database)`],
);
backups(
  'not nine, not refused, not of two people, not by a service',
  {
    ...times(9, (at) => deleteSnapshot(at)),
    refused: deleteSnapshot(10, { error: 'Client.InvalidSnapshot.InUse' }),
    other: deleteSnapshot(11, { key: OTHER_KEY, user: 'bob' }),
    service: deleteSnapshot(12, { ip: 'dlm.amazonaws.com' }),
    bucket: deleteBucket('b', { minutes: 13 }),
  },
  [],
);

const database = proofOf('database-deleted-without-snapshot');
const remove = (skipFinalSnapshot: boolean, call: Call = {}, dBInstanceIdentifier = 'd') =>
  rds('DeleteDBInstance', call, { dBInstanceIdentifier, skipFinalSnapshot });
const unprotect = (deletionProtection: boolean, call: Call = {}) =>
  rds('ModifyDBInstance', call, { dBInstanceIdentifier: 'd', deletionProtection });

database(
  'of an instance or a cluster',
  {
    deleted: remove(true),
    cluster: rds('DeleteDBCluster', { minutes: 1 }, { dBClusterIdentifier: 'c', skipFinalSnapshot: true }),
    kept: remove(false, { minutes: 2 }),
    refused: remove(true, { minutes: 3, error: 'InvalidParameterCombination' }),
    service: remove(true, { ...BY_AWS, minutes: 4 }),
  },
  ['informational deleted', 'informational cluster'],
);
database(
  'more if its protection was switched off within the hour before',
  {
    off: unprotect(false),
    deleted: remove(true, { minutes: 60 }),
    other: remove(true, { minutes: 60, seconds: 1 }, 'e'),
  },
  ['low deleted (off)', 'informational other'],
);
database('not if it was switched on', { on: unprotect(true), deleted: remove(true, { minutes: 5 }) }, [
  'informational deleted',
]);
