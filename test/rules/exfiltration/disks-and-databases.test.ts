import { BY_AWS, BY_ROLE, service } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import { event, type Call } from '../support/events.ts';

const rds = service('rds');
const OTHER = { items: [{ userId: '444455556666' }] };

const snapshot = proofOf('snapshot-shared');
const shareSnapshot = (change: object, call: Call = {}) =>
  event('ModifySnapshotAttribute', call, {
    snapshotId: 'snap-1',
    attributeType: 'CREATE_VOLUME_PERMISSION',
    createVolumePermission: JSON.parse(JSON.stringify(change)),
  });
const takeSnapshot = (call: Call = {}, snapshotId = 'snap-1') =>
  event('CreateSnapshot', call, { volumeId: 'vol-1' }, { snapshotId });

snapshot(
  'with another account, or with everybody',
  {
    account: shareSnapshot({ add: OTHER }),
    everybody: shareSnapshot({ add: { items: [{ group: 'all' }] } }, { ...BY_ROLE, minutes: 1 }),
    taken: shareSnapshot({ remove: OTHER }, { minutes: 2 }),
    refused: shareSnapshot({ add: OTHER }, { minutes: 3, error: 'Client.InvalidSnapshot.InUse' }),
    service: shareSnapshot({ add: OTHER }, { ...BY_AWS, minutes: 4 }),
  },
  ['low account', 'low everybody'],
);
snapshot(
  'more if the same principal took it within a day',
  {
    taken: takeSnapshot(),
    other: takeSnapshot({ minutes: 1 }, 'snap-2'),
    shared: shareSnapshot({ add: OTHER }, { minutes: 24 * 60 }),
    late: shareSnapshot({ add: OTHER }, { minutes: 24 * 60 + 1 }),
  },
  ['medium shared (taken)', 'low late'],
);
snapshot(
  'not if another one took it',
  { taken: takeSnapshot(BY_ROLE), shared: shareSnapshot({ add: OTHER }, { minutes: 5 }) },
  ['low shared'],
);

const image = proofOf('image-shared');
const shareImage = (change: object, call: Call = {}) =>
  event('ModifyImageAttribute', call, {
    imageId: 'ami-1',
    attributeType: 'launchPermission',
    launchPermission: JSON.parse(JSON.stringify(change)),
  });

image(
  'with another account; more if it was made within a day',
  {
    old: shareImage({ add: OTHER }),
    made: event('CreateImage', { minutes: 10 }, { instanceId: 'i-1' }, { imageId: 'ami-1' }),
    shared: shareImage({ add: OTHER }, { minutes: 20 }),
    taken: shareImage({ remove: OTHER }, { minutes: 21 }),
    refused: shareImage({ add: OTHER }, { minutes: 22, error: 'Client.AuthFailure' }),
    described: event('ModifyImageAttribute', { minutes: 23 }, { imageId: 'ami-1', description: 'x' }),
  },
  ['low old', 'medium shared (made)'],
);

const database = proofOf('database-snapshot-shared');
const shareDatabase = (request: Record<string, string | string[]>, call: Call = {}) =>
  rds('ModifyDBSnapshotAttribute', call, { attributeName: 'restore', dBSnapshotIdentifier: 's', ...request });

database(
  'with another account, or with all; of a cluster too',
  {
    account: shareDatabase({ valuesToAdd: ['444455556666'] }),
    cluster: rds(
      'ModifyDBClusterSnapshotAttribute',
      { minutes: 1 },
      {
        attributeName: 'restore',
        dBClusterSnapshotIdentifier: 'c',
        valuesToAdd: ['all'],
      },
    ),
    taken: shareDatabase({ valuesToRemove: ['444455556666'] }, { minutes: 2 }),
    refused: shareDatabase({ valuesToAdd: ['all'] }, { minutes: 3, error: 'InvalidDBSnapshotStateFault' }),
    service: shareDatabase({ valuesToAdd: ['444455556666'] }, { ip: 'backup.amazonaws.com', minutes: 4 }),
  },
  ['low account', 'low cluster'],
);
database(
  'more if the same principal took it within a day',
  {
    made: rds('CreateDBSnapshot', {}, { dBSnapshotIdentifier: 's', dBInstanceIdentifier: 'd' }),
    shared: shareDatabase({ valuesToAdd: ['444455556666'] }, { minutes: 5 }),
    other: shareDatabase({ valuesToAdd: ['444455556666'], dBSnapshotIdentifier: 't' }, { minutes: 6 }),
  },
  ['medium shared (made)', 'low other'],
);

const open = proofOf('database-made-public');
const modify = (request: Record<string, string | boolean>, call: Call = {}) =>
  rds('ModifyDBInstance', call, { dBInstanceIdentifier: 'd', ...request });
const restore = (publiclyAccessible: boolean, call: Call = {}) =>
  rds('RestoreDBInstanceFromDBSnapshot', call, { dBInstanceIdentifier: 'd', publiclyAccessible });

open(
  'changed or restored so',
  {
    changed: modify({ publiclyAccessible: true }),
    redshift: service('redshift')(
      'ModifyCluster',
      { minutes: 1 },
      {
        clusterIdentifier: 'c',
        publiclyAccessible: true,
      },
    ),
    closed: modify({ publiclyAccessible: false }, { minutes: 2 }),
    size: modify({ dBInstanceClass: 'db.t3.micro' }, { minutes: 3 }),
    refused: modify({ publiclyAccessible: true }, { minutes: 4, error: 'DBInstanceNotFound' }),
    service: modify({ publiclyAccessible: true }, { ...BY_AWS, minutes: 5 }),
  },
  ['low changed', 'low redshift'],
);
open(
  'more if it was restored so and given another password within an hour',
  {
    restored: restore(true),
    password: modify({ masterUserPassword: '****' }, { minutes: 30 }),
    other: modify({ masterUserPassword: '****', dBInstanceIdentifier: 'e' }, { minutes: 31 }),
  },
  ['low restored', 'medium password (restored)'],
);
open(
  'not if it was restored without a public address',
  { restored: restore(false), password: modify({ masterUserPassword: '****' }, { minutes: 30 }) },
  [],
);

const exported = proofOf('database-exported');
const exportTask = (call: Call) =>
  rds('StartExportTask', call, { sourceArn: 'arn', s3BucketName: 'b', exportTaskIdentifier: 't' });

exported(
  'more with a long-term access key',
  {
    role: exportTask(BY_ROLE),
    key: exportTask({ minutes: 1 }),
    refused: exportTask({ minutes: 2, error: 'ExportTaskAlreadyExists' }),
    listed: rds('DescribeExportTasks', { minutes: 3 }),
    elsewhere: service('transcribe')('StartExportTask', { minutes: 4 }),
  },
  ['informational role', 'low key'],
);

const machine = proofOf('instance-exported');

machine(
  'or an image',
  {
    instance: event('CreateInstanceExportTask'),
    image: event('ExportImage', { minutes: 1 }),
    stored: event('CreateStoreImageTask', { minutes: 2 }),
    imported: event('ImportImage', { minutes: 3 }),
    refused: event('ExportImage', { minutes: 4, error: 'Client.InvalidParameter' }),
  },
  ['low instance', 'low image', 'low stored'],
);
