import { BY_AWS, BY_ROLE, lastOf, service, times } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import type { Call } from '../support/events.ts';

const iam = service('iam');
const sts = service('sts');

const report = proofOf('credential-report-read');

report(
  'by whomever; more with a long-term access key',
  {
    role: iam('GetCredentialReport', BY_ROLE),
    key: iam('GetCredentialReport', { minutes: 1 }),
    refused: iam('GetCredentialReport', { minutes: 2, error: 'AccessDenied' }),
    made: iam('GenerateCredentialReport', { minutes: 3 }),
    service: iam('GetCredentialReport', { ...BY_AWS, minutes: 4 }),
  },
  ['informational role', 'low key'],
);

const roles = proofOf('roles-tried-out');
const assume = (name: string, call: Call) =>
  sts('AssumeRole', call, { roleArn: `arn:aws:iam::111122223333:role/${name}`, roleSessionName: 'x' });
const refused = { error: 'AccessDenied' };

roles(
  'five different ones refused within ten minutes',
  times(5, (at) => assume(`r${at}`, { minutes: at, ...refused })),
  [lastOf(5, 'low')],
);
roles(
  'not one again and again, not four, not of two people, not those that were had',
  {
    ...times(4, (at) => assume(`r${at}`, { seconds: at, ...refused })),
    again: assume('r0', { minutes: 1, ...refused }),
    had: assume('mine', { minutes: 2 }),
    other: assume('r9', { minutes: 3, user: 'bob', ...refused }),
    expired: assume('r8', { minutes: 4, error: 'ExpiredTokenException' }),
    late: assume('r7', { minutes: 11, ...refused }),
  },
  [],
);

const keys = proofOf('access-key-created');
const create = (userName: string | undefined, call: Call = {}) =>
  iam('CreateAccessKey', call, userName === undefined ? null : { userName }, {
    accessKey: { accessKeyId: 'AKIAI44QH8DHBEXAMPLE', userName: userName ?? 'alice', status: 'Active' },
  });

keys(
  'for oneself, or for another',
  {
    own: create(undefined),
    ownByName: create('alice', { minutes: 1 }),
    other: create('bob', { minutes: 2 }),
    role: create('bob', { ...BY_ROLE, minutes: 3 }),
    refused: create('carol', { minutes: 4, error: 'AccessDenied' }),
    service: create('carol', { ...BY_AWS, minutes: 5 }),
  },
  ['informational own', 'informational ownByName', 'low other', 'low role'],
);
keys(
  'more for three others within an hour',
  times(3, (at) => create(`user${at}`, { minutes: at })),
  ['low e0', 'low e1', 'medium e2 (e0, e1)'],
);
keys(
  'not in more time, nor for one of them three times',
  {
    one: create('bob'),
    again: create('bob', { minutes: 5 }),
    two: create('carol', { minutes: 10 }),
    late: create('dave', { minutes: 71 }),
  },
  ['low one', 'low again', 'low two', 'low late'],
);
