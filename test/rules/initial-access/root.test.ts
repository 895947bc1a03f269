import { TEMPORARY_KEY } from '../support/events.ts';
import { BY_ROOT, consoleLogin, service } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';

const iam = service('iam');
const sts = service('sts');

const login = proofOf('root-console-login');

login(
  'of root, with MFA or without; more if credentials are made within the hour',
  {
    login: consoleLogin(BY_ROOT, { mfa: 'Yes' }),
    made: iam('CreateAccessKey', { ...BY_ROOT, key: TEMPORARY_KEY, minutes: 20 }),
    again: consoleLogin({ ...BY_ROOT, minutes: 200 }),
  },
  ['low login', 'medium made (login)', 'low again'],
);
login(
  'not of a user called root, nor where it failed',
  {
    user: consoleLogin({ user: 'root' }),
    failed: consoleLogin({ ...BY_ROOT, minutes: 1 }, { failed: true }),
    listed: iam('ListUsers', { ...BY_ROOT, minutes: 2 }),
  },
  [],
);

const key = proofOf('root-access-key-used');

key(
  'once while it goes on, and again after a day without',
  {
    asked: sts('GetCallerIdentity', BY_ROOT),
    refused: iam('ListUsers', { ...BY_ROOT, minutes: 5, error: 'AccessDenied' }),
    later: sts('GetCallerIdentity', { ...BY_ROOT, days: 2 }),
  },
  ['low asked (refused)', 'low later'],
);
key(
  'not in the console, not of a user, not of a service',
  {
    console: iam('ListUsers', { ...BY_ROOT, key: TEMPORARY_KEY }),
    user: iam('ListUsers', { user: 'root' }),
    service: iam('ListUsers', { ...BY_ROOT, key: undefined }),
    other: iam('GetAccountSummary', BY_ROOT),
  },
  [],
);
