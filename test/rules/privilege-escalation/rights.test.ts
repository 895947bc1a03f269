import { BY_AWS, BY_ROLE, service } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import { event, type Call } from '../support/events.ts';

const iam = service('iam');
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const policy = (Effect: string, Action: string | string[], indent?: number): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*' }] }, null, indent);

const given = proofOf('admin-rights-given');
const attach = (call: Call, userName: string, policyArn = ADMIN) =>
  iam('AttachUserPolicy', call, { userName, policyArn });

given(
  'attached to a user, a group or a role',
  {
    user: attach({}, 'bob'),
    group: iam('AttachGroupPolicy', { minutes: 1 }, { groupName: 'g', policyArn: ADMIN }),
    role: iam('AttachRolePolicy', { ...BY_ROLE, minutes: 2 }, { roleName: 'r', policyArn: ADMIN }),
    iam: attach({ minutes: 3 }, 'bob', 'arn:aws:iam::aws:policy/IAMFullAccess'),
    less: attach({ minutes: 4 }, 'bob', 'arn:aws:iam::aws:policy/ReadOnlyAccess'),
    refused: attach({ minutes: 5, error: 'AccessDenied' }, 'bob'),
    service: attach({ ...BY_AWS, minutes: 6 }, 'bob'),
    detached: iam('DetachUserPolicy', { minutes: 7 }, { userName: 'bob', policyArn: ADMIN }),
  },
  ['low user', 'low group', 'low role', 'low iam'],
);
given(
  'more to oneself',
  { own: attach({}, 'alice'), refused: attach({ minutes: 1, error: 'AccessDenied' }, 'alice') },
  ['medium own'],
);
given(
  'written into a policy, however it is laid out',
  {
    line: iam('PutUserPolicy', {}, { policyName: 'p', policyDocument: policy('Allow', '*') }),
    indented: iam('PutRolePolicy', { minutes: 1 }, { policyDocument: policy('Allow', ['iam:*'], 2) }),
    actionFirst: iam(
      'PutGroupPolicy',
      { minutes: 2 },
      {
        policyDocument: '{"Statement":{"Action": "*:*", "Resource": "*", "Effect": "Allow"}}',
      },
    ),
    denied: iam('PutUserPolicy', { minutes: 3 }, { policyDocument: policy('Deny', '*') }),
    one: iam('PutUserPolicy', { minutes: 4 }, { policyDocument: policy('Allow', 's3:*') }),
    refused: iam(
      'PutUserPolicy',
      { minutes: 5, error: 'AccessDenied' },
      { policyDocument: policy('Allow', '*') },
    ),
  },
  ['low line', 'low indented', 'low actionFirst'],
);

const rewritten = proofOf('policy-rewritten');
const version = (policyDocument: string, call: Call = {}, setAsDefault = true) =>
  iam('CreatePolicyVersion', call, {
    policyArn: 'arn:aws:iam::111122223333:policy/p',
    policyDocument,
    setAsDefault,
  });

rewritten(
  'to allow everything, in force at once; or another version put in force',
  {
    rewritten: version(policy('Allow', 'iam:*', 4)),
    later: version(policy('Allow', '*'), { minutes: 1 }, false),
    switched: iam('SetDefaultPolicyVersion', { minutes: 2 }, { policyArn: 'p', versionId: 'v1' }),
    narrow: version(policy('Allow', 'iam:PassRole'), { minutes: 3 }),
    refused: version(policy('Allow', '*'), { minutes: 4, error: 'LimitExceededException' }),
  },
  ['low rewritten', 'informational switched'],
);

const boundary = proofOf('permissions-boundary-removed');

boundary(
  'of a user or role, not set',
  {
    user: iam('DeleteUserPermissionsBoundary', {}, { userName: 'bob' }),
    role: iam('DeleteRolePermissionsBoundary', { minutes: 1 }, { roleName: 'r' }),
    set: iam('PutRolePermissionsBoundary', { minutes: 2 }, { roleName: 'r' }),
    refused: iam('DeleteRolePermissionsBoundary', { minutes: 3, error: 'NoSuchEntityException' }),
    service: iam('DeleteRolePermissionsBoundary', { ...BY_AWS, minutes: 4 }),
  },
  ['low user', 'low role'],
);

const profile = proofOf('instance-profile-changed');

profile(
  'more with a long-term access key',
  {
    role: event('AssociateIamInstanceProfile', BY_ROLE),
    key: event('ReplaceIamInstanceProfileAssociation', { minutes: 1 }),
    refused: event('AssociateIamInstanceProfile', { minutes: 2, error: 'IncorrectState' }),
    taken: event('DisassociateIamInstanceProfile', { minutes: 3 }),
    service: event('AssociateIamInstanceProfile', { ip: 'ssm-quicksetup.amazonaws.com', minutes: 4 }),
  },
  ['informational role', 'low key'],
);

const cluster = proofOf('cluster-admin-given');
const associate = (name: string, call: Call = {}) =>
  service('eks')('AssociateAccessPolicy', call, {
    name: 'c',
    principalArn: 'arn:aws:iam::111122223333:role/x',
    policyArn: `arn:aws:eks::aws:cluster-access-policy/${name}`,
  });

cluster(
  'by an administrator policy',
  {
    admin: associate('AmazonEKSClusterAdminPolicy'),
    space: associate('AmazonEKSAdminPolicy', { minutes: 1 }),
    view: associate('AmazonEKSViewPolicy', { minutes: 2 }),
    adminView: associate('AmazonEKSAdminViewPolicy', { minutes: 3 }),
    refused: associate('AmazonEKSClusterAdminPolicy', { minutes: 4, error: 'AccessDeniedException' }),
  },
  ['low admin', 'low space'],
);
