import { BY_AWS, BY_ROLE, lastOf, service, times } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import { OTHER_KEY, type Call } from '../support/events.ts';

const bedrock = service('bedrock');
const ses = service('ses');
const sns = service('sns');
const invoke = (call: Call = {}) => bedrock('InvokeModel', call, { modelId: 'm' });

const unlocked = proofOf('models-unlocked');

unlocked(
  'access asked for; more if a model is invoked within an hour with the same long-term access key',
  {
    role: bedrock('PutUseCaseForModelAccess', BY_ROLE),
    asked: bedrock('PutFoundationModelEntitlement', { minutes: 1 }),
    invoked: invoke({ minutes: 61 }),
    agreed: bedrock('CreateFoundationModelAgreement', { minutes: 125 }),
    refused: bedrock('PutUseCaseForModelAccess', { minutes: 126, error: 'AccessDeniedException' }),
    read: bedrock('GetFoundationModelAvailability', { minutes: 127 }),
  },
  ['informational role', 'medium asked (invoked)', 'informational agreed'],
);
unlocked(
  'not with another access key, not with a temporary one',
  {
    asked: bedrock('PutUseCaseForModelAccess'),
    other: invoke({ minutes: 1, key: OTHER_KEY }),
    role: invoke({ ...BY_ROLE, minutes: 2 }),
  },
  ['informational asked'],
);

const probed = proofOf('model-access-probed');
const wrong = { error: 'ValidationException' };

probed(
  'five refused within ten minutes',
  times(5, (at) => invoke({ seconds: at, ...wrong })),
  [lastOf(5, 'low')],
);
probed(
  'not four, not throttled, not by a role, not with another access key',
  {
    ...times(4, (at) => invoke({ seconds: at, ...wrong })),
    throttled: invoke({ minutes: 1, error: 'ThrottlingException' }),
    worked: invoke({ minutes: 2 }),
    role: invoke({ ...BY_ROLE, minutes: 3, ...wrong }),
    other: invoke({ minutes: 4, key: OTHER_KEY, ...wrong }),
    late: invoke({ minutes: 11, ...wrong }),
  },
  [],
);

const mail = proofOf('mail-sending-probed');

mail(
  'limits and senders within an hour, refused or not',
  {
    asked: ses('GetSendQuota'),
    listed: ses('ListIdentities', { minutes: 60, error: 'AccessDenied' }),
  },
  ['low asked (listed)'],
);
mail(
  'more if a sender is made',
  {
    asked: ses('GetSendQuota'),
    made: ses('VerifyEmailIdentity', { minutes: 5 }),
    late: ses('CreateEmailIdentity', { minutes: 61 }),
  },
  ['medium made (asked)'],
);
mail(
  'not the limits alone, not by a role, not with another access key, not by a service',
  {
    asked: ses('GetSendQuota'),
    again: ses('GetSendQuota', { minutes: 1 }),
    role: ses('ListIdentities', { ...BY_ROLE, minutes: 2 }),
    other: ses('ListIdentities', { minutes: 3, key: OTHER_KEY }),
    service: ses('ListIdentities', { ...BY_AWS, minutes: 4 }),
    refused: ses('VerifyEmailIdentity', { minutes: 5, error: 'AccessDenied' }),
    elsewhere: service('cognito-identity')('ListIdentities', { minutes: 6 }),
  },
  [],
);

const texts = proofOf('text-messages-probed');

texts(
  'once a day while it goes on; more if the limits are changed within an hour',
  {
    asked: sns('GetSMSAttributes'),
    sandbox: sns('GetSMSSandboxAccountStatus', { minutes: 5, error: 'AuthorizationError' }),
    changed: sns('SetSMSAttributes', { minutes: 10 }),
    later: sns('GetSMSAttributes', { days: 2 }),
  },
  ['informational asked (sandbox)', 'medium changed (asked, sandbox)', 'informational later'],
);
texts(
  'not by a role, not other attributes',
  {
    role: sns('GetSMSAttributes', BY_ROLE),
    topic: sns('GetTopicAttributes', { minutes: 1 }),
    changed: sns('SetSMSAttributes', { minutes: 2 }),
  },
  [],
);

const domain = proofOf('domain-transferred');
const domains = service('route53domains');

domain(
  'transferred, unlocked, or its code read',
  {
    transferred: domains('TransferDomainToAnotherAwsAccount', {}, { domainName: 'example.com' }),
    unlocked: domains('DisableDomainTransferLock', { minutes: 1 }),
    code: domains('RetrieveDomainAuthCode', { ...BY_ROLE, minutes: 2 }),
    locked: domains('EnableDomainTransferLock', { minutes: 3 }),
    read: domains('GetDomainDetail', { minutes: 4 }),
    refused: domains('TransferDomainToAnotherAwsAccount', { minutes: 5, error: 'OperationLimitExceeded' }),
  },
  ['low transferred', 'low unlocked', 'low code'],
);
