import { BY_AWS, BY_ROLE, service } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';

const trail = service('cloudtrail');
const iam = service('iam');

const stopped = proofOf('trail-stopped');

stopped(
  'stopped or deleted; attempts are told',
  {
    stopped: trail('StopLogging', BY_ROLE, { name: 't' }),
    deleted: trail('DeleteTrail', { minutes: 1 }, { name: 't' }),
    lake: trail('DeleteEventDataStore', { minutes: 2 }, { eventDataStore: 'arn' }),
    refused: trail('StopLogging', { minutes: 3, error: 'AccessDenied' }, { name: 't' }),
    service: trail('StopLogging', { ...BY_AWS, minutes: 4 }, { name: 't' }),
    started: trail('StartLogging', { minutes: 5 }, { name: 't' }),
    elsewhere: service('docdb')('StopLogging', { minutes: 6 }),
  },
  ['low stopped', 'low deleted', 'low lake', 'informational refused'],
);
stopped(
  'more if credentials were made within an hour, by the same principal',
  {
    before: iam('CreateUser', {}, { userName: 'bob' }),
    stopped: trail('StopLogging', { minutes: 60 }, { name: 't' }),
    late: trail('DeleteTrail', { minutes: 121 }, { name: 't' }),
  },
  ['high stopped (before)', 'low late'],
);
stopped(
  'not by another principal, not where that failed',
  {
    other: iam('CreateUser', BY_ROLE, { userName: 'bob' }),
    refused: iam('CreateUser', { minutes: 1, error: 'AccessDenied' }, { userName: 'bob' }),
    stopped: trail('StopLogging', { minutes: 2 }, { name: 't' }),
  },
  ['low stopped'],
);

const narrowed = proofOf('trail-narrowed');
const select = (selector: Record<string, string | boolean>, minutes: number) =>
  trail('PutEventSelectors', { minutes }, { trailName: 't', eventSelectors: [selector] });

narrowed(
  'by its regions, its global services, its digests or its events',
  {
    region: trail('UpdateTrail', {}, { name: 't', isMultiRegionTrail: false }),
    global: trail('UpdateTrail', { minutes: 1 }, { name: 't', includeGlobalServiceEvents: false }),
    digests: trail('UpdateTrail', { minutes: 2 }, { name: 't', enableLogFileValidation: false }),
    noManagement: select({ includeManagementEvents: false, readWriteType: 'All' }, 3),
    onlyReading: select({ includeManagementEvents: true, readWriteType: 'ReadOnly' }, 4),
  },
  ['low region', 'low global', 'low digests', 'low noManagement', 'low onlyReading'],
);
narrowed(
  'not where it logs as much or more, not refused, not by a service',
  {
    bucket: trail('UpdateTrail', {}, { name: 't', s3BucketName: 'b', isMultiRegionTrail: true }),
    all: select({ includeManagementEvents: true, readWriteType: 'All' }, 1),
    refused: trail('UpdateTrail', { minutes: 2, error: 'AccessDenied' }, { isMultiRegionTrail: false }),
    service: trail('UpdateTrail', { ...BY_AWS, minutes: 3 }, { isMultiRegionTrail: false }),
    made: trail('CreateTrail', { minutes: 4 }, { isMultiRegionTrail: false }),
  },
  [],
);
