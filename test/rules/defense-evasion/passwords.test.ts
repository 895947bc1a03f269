import { BY_AWS, BY_ROLE, service } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import type { Call } from '../support/events.ts';

const iam = service('iam');

const mfa = proofOf('mfa-device-deactivated');
const deactivate = (userName: string, call: Call = {}) =>
  iam('DeactivateMFADevice', call, { userName, serialNumber: `arn:aws:iam::111122223333:mfa/${userName}` });

mfa(
  'more of another user',
  {
    own: deactivate('alice'),
    deleted: iam('DeleteVirtualMFADevice', { minutes: 1 }, { serialNumber: 'arn' }),
    other: deactivate('bob', { minutes: 2 }),
    role: deactivate('bob', { ...BY_ROLE, minutes: 3 }),
    refused: deactivate('carol', { minutes: 4, error: 'AccessDenied' }),
    service: deactivate('carol', { ...BY_AWS, minutes: 5 }),
    set: iam('EnableMFADevice', { minutes: 6 }, { userName: 'bob' }),
  },
  ['informational own', 'informational deleted', 'low other', 'low role'],
);

const policy = proofOf('password-policy-weakened');
const update = (minimumPasswordLength: number, call: Call = {}) =>
  iam('UpdateAccountPasswordPolicy', call, { minimumPasswordLength, requireSymbols: true });

policy(
  'deleted, or fewer than eight characters',
  {
    deleted: iam('DeleteAccountPasswordPolicy'),
    six: update(6, { minutes: 1 }),
    eight: update(8, { minutes: 2 }),
    fourteen: update(14, { minutes: 3 }),
    refused: update(6, { minutes: 4, error: 'AccessDenied' }),
    read: iam('GetAccountPasswordPolicy', { minutes: 5 }),
  },
  ['low deleted', 'low six'],
);
