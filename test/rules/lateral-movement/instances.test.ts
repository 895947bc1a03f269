import { BY_AWS, BY_ROLE, service, times } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import { event, type Call } from '../support/events.ts';

const ssm = service('ssm');

const session = proofOf('ssm-session-started');
const start = (target: string, call: Call = {}) => ssm('StartSession', call, { target });

session(
  'more with a long-term access key',
  {
    role: start('i-1', BY_ROLE),
    key: start('i-1', { minutes: 1 }),
    refused: start('i-1', { minutes: 2, error: 'TargetNotConnected' }),
    resumed: ssm('ResumeSession', { minutes: 3 }),
    elsewhere: service('glue')('StartSession', { minutes: 4 }),
  },
  ['informational role', 'low key'],
);
session(
  'more on five instances within an hour',
  times(5, (at) => start(`i-${at}`, { minutes: at * 15 })),
  ['low e0', 'low e1', 'low e2', 'low e3', 'medium e4 (e0, e1, e2, e3)'],
);
session(
  'not on one instance five times, not by a role',
  {
    ...times(5, (at) => start('i-1', { minutes: at })),
    ...Object.fromEntries(
      Array.from({ length: 5 }, (_, at) => [`r${at}`, start(`i-${at}`, { ...BY_ROLE, minutes: 10 + at })]),
    ),
  },
  [
    ...['e0', 'e1', 'e2', 'e3', 'e4'].map((name) => `low ${name}`),
    ...['r0', 'r1', 'r2', 'r3', 'r4'].map((name) => `informational ${name}`),
  ],
);

const command = proofOf('ssm-command-sent');
const send = (documentName: string, call: Call = {}) =>
  ssm('SendCommand', call, { documentName, instanceIds: ['i-1'] });

command(
  'a shell, more with a long-term access key',
  {
    role: send('AWS-RunShellScript', BY_ROLE),
    key: send('AWS-RunPowerShellScript', { minutes: 1 }),
    byArn: send('arn:aws:ssm:us-east-1::document/AWS-RunShellScript', { minutes: 2 }),
    patch: send('AWS-RunPatchBaseline', { minutes: 3 }),
    refused: send('AWS-RunShellScript', { minutes: 4, error: 'InvalidInstanceId' }),
    service: send('AWS-RunShellScript', { ip: 'ssm.amazonaws.com', minutes: 5 }),
  },
  ['informational role', 'low key', 'low byArn'],
);

const serial = proofOf('serial-console-enabled');

serial(
  'not disabled, not asked',
  {
    enabled: event('EnableSerialConsoleAccess'),
    disabled: event('DisableSerialConsoleAccess', { minutes: 1 }),
    asked: event('GetSerialConsoleAccessStatus', { minutes: 2 }),
    refused: event('EnableSerialConsoleAccess', { minutes: 3, error: 'Client.UnauthorizedOperation' }),
  },
  ['low enabled'],
);

const mirrored = proofOf('traffic-mirrored');

mirrored(
  'a session, not its parts',
  {
    session: event(
      'CreateTrafficMirrorSession',
      {},
      {
        CreateTrafficMirrorSessionRequest: { NetworkInterfaceId: 'eni-1' },
      },
    ),
    changed: event('ModifyTrafficMirrorSession', { minutes: 1 }),
    target: event('CreateTrafficMirrorTarget', { minutes: 2 }),
    refused: event('CreateTrafficMirrorSession', {
      minutes: 3,
      error: 'Client.NetworkInterfaceNotSupported',
    }),
    service: event('CreateTrafficMirrorSession', { ...BY_AWS, minutes: 4 }),
  },
  ['low session', 'low changed'],
);
