import { BY_AWS, BY_ROLE, service } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import { event, type Call } from '../support/events.ts';

const lambda = service('lambda');

const opened = proofOf('lambda-opened');
const permit = (principal: string, call: Call = {}) =>
  lambda('AddPermission20150331v2', call, { functionName: 'f', principal, action: 'lambda:InvokeFunction' });

opened(
  'to anybody, or to another account',
  {
    anyone: permit('*'),
    account: permit('444455556666', { minutes: 1 }),
    role: permit('arn:aws:iam::444455556666:role/x', { minutes: 2 }),
    service: permit('s3.amazonaws.com', { minutes: 3 }),
    own: permit('111122223333', { minutes: 4 }),
    ownRole: permit('arn:aws:iam::111122223333:role/x', { minutes: 5 }),
    refused: permit('*', { minutes: 6, error: 'ResourceConflictException' }),
    byAws: permit('*', { ...BY_AWS, minutes: 7 }),
  },
  ['low anyone', 'low account', 'low role'],
);

const address = proofOf('lambda-public-url');

address(
  'that asks for no credentials',
  {
    made: lambda('CreateFunctionUrlConfig', {}, { functionName: 'f', authType: 'NONE' }),
    changed: lambda('UpdateFunctionUrlConfig', { minutes: 1 }, { functionName: 'f', authType: 'NONE' }),
    guarded: lambda('CreateFunctionUrlConfig', { minutes: 2 }, { functionName: 'f', authType: 'AWS_IAM' }),
    refused: lambda('CreateFunctionUrlConfig', { minutes: 3, error: 'AccessDenied' }, { authType: 'NONE' }),
  },
  ['low made', 'low changed'],
);

const userData = proofOf('instance-user-data-changed');
const set = (instanceId: string, call: Call = {}, request = {}) =>
  event('ModifyInstanceAttribute', call, { instanceId, userData: '<sensitiveDataRemoved>', ...request });
const on = (eventName: string, instanceId: string, call: Call = {}) =>
  event(eventName, call, { instancesSet: { items: [{ instanceId }] } });

userData(
  'of an instance, no other attribute',
  {
    changed: set('i-1'),
    other: event('ModifyInstanceAttribute', { minutes: 1 }, { instanceId: 'i-1', disableApiTermination: {} }),
    refused: set('i-1', { minutes: 2, error: 'IncorrectInstanceState' }),
  },
  ['low changed'],
);
userData(
  'more between stop and start, by the same principal within an hour',
  {
    stopped: on('StopInstances', 'i-1'),
    changed: set('i-1', { minutes: 2 }),
    started: on('StartInstances', 'i-1', { minutes: 60 }),
  },
  ['low changed', 'medium started (stopped, changed)'],
);
userData(
  'not of another instance, by another, in another order, or later',
  {
    stopped: on('StopInstances', 'i-1'),
    changed: set('i-1', { minutes: 2 }),
    other: on('StartInstances', 'i-2', { minutes: 3 }),
    byAnother: on('StartInstances', 'i-1', { ...BY_ROLE, minutes: 4 }),
    late: on('StartInstances', 'i-1', { minutes: 62 }),
  },
  ['low changed'],
);
