import { BY_ROLE, BY_ROOT, consoleLogin, lastOf, service, times } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';

const iam = service('iam');

const withoutMfa = proofOf('console-login-without-mfa');

withoutMfa(
  'of an IAM user, with a password alone',
  {
    login: consoleLogin(),
    mfa: consoleLogin({ minutes: 1 }, { mfa: 'Yes' }),
    failed: consoleLogin({ minutes: 2 }, { failed: true }),
    root: consoleLogin({ ...BY_ROOT, minutes: 3 }),
    // Whether single sign-on asked for MFA, CloudTrail does not know.
    federated: consoleLogin({ ...BY_ROLE, minutes: 4 }),
  },
  ['informational login'],
);
withoutMfa(
  'more if credentials are made within the hour, by the same user',
  {
    login: consoleLogin(),
    other: iam('CreateAccessKey', { minutes: 5, user: 'bob' }),
    listed: iam('ListUsers', { minutes: 6 }),
    refused: iam('CreateUser', { minutes: 7, error: 'AccessDenied' }),
    made: iam('CreateUser', { minutes: 60 }),
    late: iam('CreateUser', { minutes: 61 }),
  },
  ['informational login', 'medium made (login)'],
);

const failures = proofOf('console-login-failures');

failures(
  'ten from one address within ten minutes',
  times(10, (at) => consoleLogin({ minutes: at, user: `user${at}` }, { failed: true })),
  [lastOf(10, 'low')],
);
failures(
  'not nine, nor ten in more time',
  {
    ...times(9, (at) => consoleLogin({ seconds: at }, { failed: true })),
    late: consoleLogin({ minutes: 11 }, { failed: true }),
  },
  [],
);
failures(
  'not of several addresses, and not with those that succeed',
  {
    ...times(9, (at) => consoleLogin({ seconds: at }, { failed: true })),
    elsewhere: consoleLogin({ seconds: 10, ip: '203.0.113.99' }, { failed: true }),
    succeeded: consoleLogin({ seconds: 11 }),
  },
  [],
);

const afterFailures = proofOf('console-login-after-failures');
const five = times(5, (at) => consoleLogin({ minutes: at }, { failed: true }));

afterFailures(
  'five of a user, then one that succeeds within the hour',
  { ...five, login: consoleLogin({ minutes: 30, ip: '203.0.113.99' }, { mfa: 'Yes' }) },
  ['medium login (e0, e1, e2, e3, e4)'],
);
afterFailures('not without success', five, []);
afterFailures(
  'not of another user or account, nor after an hour',
  {
    ...five,
    other: consoleLogin({ minutes: 6, user: 'bob' }),
    elsewhere: consoleLogin({ minutes: 7, account: '444455556666' }),
    late: consoleLogin({ minutes: 65 }),
  },
  [],
);
afterFailures(
  'not after four, nor after those of names that do not exist',
  {
    ...times(4, (at) => consoleLogin({ minutes: at }, { failed: true })),
    hidden: consoleLogin({ minutes: 5, user: 'HIDDEN_DUE_TO_SECURITY_REASONS' }, { failed: true }),
    login: consoleLogin({ minutes: 6 }),
  },
  [],
);

const federated = proofOf('federated-console-login');
const token = { identity: { type: 'FederatedUser', arn: 'arn:aws:sts::111122223333:federated-user/x' } };

federated(
  'with a federation token, and no other login',
  {
    token: consoleLogin(token),
    failed: consoleLogin({ ...token, minutes: 1 }, { failed: true }),
    signOn: consoleLogin({ ...BY_ROLE, minutes: 2 }),
    user: consoleLogin({ minutes: 3 }),
  },
  ['low token'],
);
