import { BY_AWS, BY_ROLE, service, times } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import { event } from '../support/events.ts';

const guardDuty = service('guardduty');

const weakened = proofOf('guardduty-weakened');

weakened(
  'deleted, suspended, told to leave something out',
  {
    deleted: guardDuty('DeleteDetector', BY_ROLE, { detectorId: 'd' }),
    left: guardDuty('DisassociateFromAdministratorAccount', { minutes: 1 }),
    suspended: guardDuty('UpdateDetector', { minutes: 2 }, { detectorId: 'd', enable: false }),
    trusted: guardDuty('CreateIPSet', { minutes: 3 }, { activate: true }),
    archived: guardDuty('CreateFilter', { minutes: 4 }, { action: 'ARCHIVE' }),
  },
  ['low deleted', 'low left', 'low suspended', 'informational trusted', 'informational archived'],
);
weakened(
  'not where it is switched on or changed, not refused, not by a service',
  {
    on: guardDuty('UpdateDetector', {}, { enable: true }),
    frequency: guardDuty('UpdateDetector', { minutes: 1 }, { findingPublishingFrequency: 'SIX_HOURS' }),
    saved: guardDuty('CreateFilter', { minutes: 2 }, { action: 'NOOP' }),
    refused: guardDuty('DeleteDetector', { minutes: 3, error: 'BadRequestException' }),
    service: guardDuty('DeleteDetector', { ...BY_AWS, minutes: 4 }),
    read: guardDuty('GetDetector', { minutes: 5 }),
    elsewhere: service('frauddetector')('DeleteDetector', { minutes: 6 }),
  },
  [],
);

const config = service('config');
const recorder = proofOf('config-recorder-stopped');

recorder(
  'stopped or deleted, or delivering no longer',
  {
    stopped: config('StopConfigurationRecorder', {}),
    deleted: config('DeleteConfigurationRecorder', { minutes: 1 }),
    channel: config('DeleteDeliveryChannel', { minutes: 2 }),
    started: config('StartConfigurationRecorder', { minutes: 3 }),
    refused: config('StopConfigurationRecorder', { minutes: 4, error: 'AccessDenied' }),
    rule: config('DeleteConfigRule', { minutes: 5 }),
    service: config('StopConfigurationRecorder', { ...BY_AWS, minutes: 6 }),
  },
  ['low stopped', 'low deleted', 'low channel'],
);

const disabled = proofOf('security-service-disabled');

disabled(
  'Security Hub, Macie, Inspector, Detective, Access Analyzer',
  {
    hub: service('securityhub')('DisableSecurityHub'),
    macie: service('macie2')('DisableMacie', { minutes: 1 }),
    inspector: service('inspector2')('Disable', { minutes: 2 }),
    detective: service('detective')('DeleteGraph', { minutes: 3 }),
    analyzer: service('access-analyzer')('DeleteAnalyzer', { minutes: 4 }),
    refused: service('macie2')('DisableMacie', { minutes: 5, error: 'AccessDeniedException' }),
    elsewhere: service('neptune-graph')('DeleteGraph', { minutes: 6 }),
    enabled: service('securityhub')('EnableSecurityHub', { minutes: 7 }),
  },
  ['low hub', 'low macie', 'low inspector', 'low detective', 'low analyzer'],
);

const together = proofOf('defences-disabled-together');

together(
  'three kinds within an hour, by one principal',
  {
    trail: service('cloudtrail')('StopLogging'),
    detector: guardDuty('DeleteDetector', { minutes: 30 }),
    recorder: config('StopConfigurationRecorder', { minutes: 60 }),
  },
  ['medium recorder (trail, detector)'],
);
together(
  'not one kind again and again, not two, not three people',
  {
    ...times(5, (at) => service('logs')('DeleteLogGroup', { seconds: at }, { logGroupName: `g${at}` })),
    flow: event('DeleteFlowLogs', { minutes: 1 }),
    other: guardDuty('DeleteDetector', { ...BY_ROLE, minutes: 2 }),
    refused: config('StopConfigurationRecorder', { minutes: 3, error: 'AccessDenied' }),
    late: service('cloudtrail')('StopLogging', { minutes: 62 }),
  },
  [],
);

const left = proofOf('organization-left');

left(
  'and attempts',
  {
    left: service('organizations')('LeaveOrganization'),
    refused: service('organizations')('LeaveOrganization', { minutes: 1, error: 'AccessDenied' }),
    removed: service('organizations')('RemoveAccountFromOrganization', { minutes: 2 }),
  },
  ['low left', 'informational refused'],
);
