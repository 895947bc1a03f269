import { BY_AWS, service } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import type { Call } from '../support/events.ts';

const trust = proofOf('role-trust-changed');
const change = (Principal: unknown, call: Call = {}, indent?: number) =>
  service('iam')('UpdateAssumeRolePolicy', call, {
    roleName: 'r',
    policyDocument: JSON.stringify(
      { Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] },
      null,
      indent,
    ),
  });

trust(
  'more if it lets another account in, or everybody',
  {
    account: change({ AWS: 'arn:aws:iam::444455556666:root' }, {}, 2),
    number: change({ AWS: ['444455556666'] }, { minutes: 1 }),
    anyone: change({ AWS: '*' }, { minutes: 2 }),
    service: change({ Service: 'ec2.amazonaws.com' }, { minutes: 3 }),
    own: change({ AWS: 'arn:aws:iam::111122223333:root' }, { minutes: 4 }),
    provider: change({ Federated: 'arn:aws:iam::111122223333:saml-provider/x' }, { minutes: 5 }),
  },
  [
    'low account',
    'low number',
    'low anyone',
    'informational service',
    'informational own',
    'informational provider',
  ],
);
trust(
  'not refused, not by a service, not of a new role',
  {
    refused: change({ AWS: '*' }, { error: 'MalformedPolicyDocumentException' }),
    byAws: change({ AWS: '*' }, { ...BY_AWS, minutes: 1 }),
    made: service('iam')('CreateRole', { minutes: 2 }, { roleName: 'r', assumeRolePolicyDocument: '{}' }),
  },
  [],
);
