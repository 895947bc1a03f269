import { BY_AWS, BY_ROLE, lastOf, service, times } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import { event, type Call } from '../support/events.ts';

const flow = proofOf('flow-logs-deleted');

flow(
  'of whichever network',
  {
    deleted: event(
      'DeleteFlowLogs',
      {},
      { DeleteFlowLogsRequest: { FlowLogId: { content: 'fl-1', tag: 1 } } },
    ),
    refused: event('DeleteFlowLogs', { minutes: 1, error: 'Client.UnauthorizedOperation' }),
    service: event('DeleteFlowLogs', { ...BY_AWS, minutes: 2 }),
    made: event('CreateFlowLogs', { minutes: 3 }),
  },
  ['low deleted'],
);

const dns = proofOf('dns-query-logs-deleted');
const resolver = service('route53resolver');

dns(
  'deleted, or taken off a network',
  {
    deleted: resolver('DeleteResolverQueryLogConfig', {}, { resolverQueryLogConfigId: 'q' }),
    taken: resolver('DisassociateResolverQueryLogConfig', { minutes: 1 }),
    refused: resolver('DeleteResolverQueryLogConfig', { minutes: 2, error: 'AccessDeniedException' }),
    rule: resolver('DeleteResolverRule', { minutes: 3 }),
  },
  ['low deleted', 'low taken'],
);

const groups = proofOf('log-group-deleted');
const remove = (logGroupName: string, call: Call = {}) =>
  service('logs')('DeleteLogGroup', call, { logGroupName });

groups(
  'that says it is a witness',
  {
    trail: remove('aws-cloudtrail-logs-111122223333-abc'),
    flow: remove('/vpc/FlowLogs', { minutes: 1 }),
    stream: service('logs')(
      'DeleteLogStream',
      { minutes: 2 },
      { logGroupName: 'CloudTrail/DefaultLogGroup' },
    ),
    audit: remove('/org/audit', { minutes: 3 }),
    lambda: remove('/aws/lambda/orders', { minutes: 4 }),
    workflow: remove('/app/flow-logsmith', { minutes: 5 }),
    refused: remove('/vpc/flow-logs', { minutes: 6, error: 'ResourceNotFoundException' }),
    service: remove('/vpc/flow-logs', { ...BY_AWS, minutes: 7 }),
  },
  ['low trail', 'low flow', 'low stream', 'low audit'],
);
groups(
  'or twenty of whatever kind within an hour',
  times(20, (at) => remove(`/aws/lambda/f${at}`, { minutes: at })),
  [lastOf(20, 'informational')],
);

const bucketLogging = proofOf('bucket-logging-off');
const logging = (BucketLoggingStatus: { LoggingEnabled?: { TargetBucket: string } }, call: Call = {}) =>
  service('s3')('PutBucketLogging', call, { bucketName: 'b', logging: '', BucketLoggingStatus });

bucketLogging(
  'more with a long-term access key',
  {
    role: logging({}, BY_ROLE),
    key: logging({}, { minutes: 1 }),
    on: logging({ LoggingEnabled: { TargetBucket: 'logs' } }, { minutes: 2 }),
    refused: logging({}, { minutes: 3, error: 'AccessDenied' }),
    read: service('s3')('GetBucketLogging', { minutes: 4 }),
  },
  ['informational role', 'low key'],
);

const model = proofOf('model-logging-deleted');

model(
  'not set up, not read',
  {
    deleted: service('bedrock')('DeleteModelInvocationLoggingConfiguration'),
    made: service('bedrock')('PutModelInvocationLoggingConfiguration', { minutes: 1 }),
    read: service('bedrock')('GetModelInvocationLoggingConfiguration', { minutes: 2 }),
    refused: service('bedrock')('DeleteModelInvocationLoggingConfiguration', {
      minutes: 3,
      error: 'AccessDenied',
    }),
  },
  ['low deleted'],
);

const firewall = proofOf('waf-removed');

firewall(
  'more with a long-term access key',
  {
    role: service('wafv2')('DeleteWebACL', BY_ROLE),
    key: service('waf-regional')('DisassociateWebACL', { minutes: 1 }),
    refused: service('wafv2')('DeleteWebACL', { minutes: 2, error: 'WAFAssociatedItemException' }),
    changed: service('wafv2')('UpdateWebACL', { minutes: 3 }),
    service: service('wafv2')('DeleteWebACL', { ip: 'fms.amazonaws.com', minutes: 4 }),
  },
  ['informational role', 'low key'],
);
