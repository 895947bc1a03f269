import { BY_AWS, BY_ROLE, consoleLogin, service } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import type { Call } from '../support/events.ts';

const iam = service('iam');
const on = (eventName: string, userName: string, call: Call = {}, more = {}) =>
  iam(eventName, call, { userName, ...more });
const ADMIN = { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' };

const created = proofOf('user-created');

created(
  'by a role, and by a long-term access key',
  {
    role: on('CreateUser', 'bob', BY_ROLE),
    key: on('CreateUser', 'carol', { minutes: 1 }),
    refused: on('CreateUser', 'dave', { minutes: 2, error: 'AccessDenied' }),
    service: on('CreateUser', 'erin', { ...BY_AWS, minutes: 3 }),
    elsewhere: service('rds')('CreateUser', { minutes: 4 }, { userName: 'frank' }),
  },
  ['informational role', 'low key'],
);

const ready = proofOf('new-user-made-ready');

ready(
  'created, given credentials and administrator rights within an hour, in any order',
  {
    created: on('CreateUser', 'bob', BY_ROLE),
    admin: on('AttachUserPolicy', 'bob', { ...BY_ROLE, minutes: 10 }, ADMIN),
    key: on('CreateAccessKey', 'bob', { ...BY_ROLE, minutes: 60 }),
  },
  ['medium admin (created, key)'],
);
ready(
  'not of different users, not by different principals, not with less',
  {
    created: on('CreateUser', 'bob'),
    other: on('CreateAccessKey', 'carol', { minutes: 1 }),
    password: on('CreateLoginProfile', 'bob', { minutes: 2 }),
    readOnly: on(
      'AttachUserPolicy',
      'bob',
      { minutes: 3 },
      {
        policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      },
    ),
    byAnother: on('AttachUserPolicy', 'bob', { ...BY_ROLE, minutes: 4 }, ADMIN),
    late: on('AttachUserPolicy', 'bob', { minutes: 63 }, ADMIN),
  },
  [],
);

const profile = proofOf('login-profile-set');

profile(
  'for another, not for oneself',
  {
    made: on('CreateLoginProfile', 'bob'),
    changed: on('UpdateLoginProfile', 'bob', { ...BY_ROLE, minutes: 1 }),
    own: on('UpdateLoginProfile', 'alice', { minutes: 2 }),
    ownPassword: iam('ChangePassword', { minutes: 3 }),
    refused: on('CreateLoginProfile', 'bob', { minutes: 4, error: 'EntityAlreadyExistsException' }),
    deleted: on('DeleteLoginProfile', 'bob', { minutes: 5 }),
  },
  ['low made', 'low changed'],
);
profile(
  'more if that user logs in without MFA within the hour',
  {
    made: on('CreateLoginProfile', 'bob'),
    mfa: consoleLogin({ minutes: 5, user: 'bob' }, { mfa: 'Yes' }),
    other: consoleLogin({ minutes: 6, user: 'carol' }),
    login: consoleLogin({ minutes: 7, user: 'bob', ip: '203.0.113.99' }),
    late: consoleLogin({ minutes: 90, user: 'bob' }),
  },
  ['low made', 'medium login (made)'],
);
profile(
  'not where an administrator with a role helps somebody',
  { made: on('CreateLoginProfile', 'bob', BY_ROLE), login: consoleLogin({ minutes: 7, user: 'bob' }) },
  ['low made'],
);

const credential = proofOf('service-credential-created');

credential(
  'more for Amazon Bedrock with a long-term access key',
  {
    git: on('CreateServiceSpecificCredential', 'bob', {}, { serviceName: 'codecommit.amazonaws.com' }),
    role: on(
      'CreateServiceSpecificCredential',
      'bob',
      { ...BY_ROLE, minutes: 1 },
      {
        serviceName: 'bedrock.amazonaws.com',
      },
    ),
    key: on(
      'CreateServiceSpecificCredential',
      'bob',
      { minutes: 2 },
      {
        serviceName: 'bedrock.amazonaws.com',
      },
    ),
    refused: on('CreateServiceSpecificCredential', 'bob', { minutes: 3, error: 'AccessDenied' }),
    listed: on('ListServiceSpecificCredentials', 'bob', { minutes: 4 }),
  },
  ['informational git', 'informational role', 'low key'],
);
