import { BY_AWS, BY_ROLE, lastOf, service, times } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import { event, OTHER_KEY, type Call } from '../support/events.ts';

const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-south-1'];
const run = (instanceType: string, call: Call = {}) =>
  event('RunInstances', call, { instanceType, instancesSet: { items: [{ imageId: 'ami-1' }] } });

const large = proofOf('large-instances-launched');

large(
  'with graphics processors or of the largest sizes; more with a long-term access key',
  {
    role: run('p4d.24xlarge', BY_ROLE),
    graphics: run('g5.xlarge', { minutes: 1 }),
    metal: run('m5.metal', { minutes: 2 }),
    huge: run('c7i.48xlarge', { minutes: 3 }),
    high: run('u-6tb1.112xlarge', { minutes: 4 }),
    ordinary: run('t3.micro', { minutes: 5 }),
    larger: run('m5.8xlarge', { minutes: 6 }),
    // Graviton, not graphics.
    graviton: run('c7g.2xlarge', { minutes: 7 }),
    refused: run('p4d.24xlarge', { minutes: 8, error: 'Client.VcpuLimitExceeded' }),
    service: run('p4d.24xlarge', { ip: 'autoscaling.amazonaws.com', minutes: 9 }),
  },
  ['informational role', 'low graphics', 'low metal', 'low huge', 'low high'],
);

const regions = proofOf('instances-launched-in-many-regions');

regions(
  'four within an hour, refused or not',
  times(4, (at) =>
    run('t3.micro', {
      minutes: at * 20,
      region: REGIONS[at],
      ...(at === 1 && { error: 'Client.OptInRequired' }),
    }),
  ),
  [lastOf(4, 'medium')],
);
regions(
  'not three, not with other access keys, not by a service, not later',
  {
    ...times(3, (at) => run('t3.micro', { minutes: at, region: REGIONS[at] })),
    other: run('t3.micro', { minutes: 4, region: 'sa-east-1', key: OTHER_KEY }),
    service: run('t3.micro', { minutes: 5, region: 'sa-east-1', ...BY_AWS }),
    late: run('t3.micro', { minutes: 61, region: 'sa-east-1' }),
  },
  [],
);

const limits = proofOf('launches-refused-for-limits');
const limit = { error: 'Client.VcpuLimitExceeded' };

limits(
  'ten within an hour',
  times(10, (at) => run('g5.xlarge', { minutes: at, ...limit })),
  [lastOf(10, 'low')],
);
limits(
  'not for other reasons, not of two people, not by a service',
  {
    ...times(9, (at) => run('g5.xlarge', { minutes: at, ...limit })),
    right: run('g5.xlarge', { minutes: 10, error: 'Client.UnauthorizedOperation' }),
    capacity: run('g5.xlarge', { minutes: 11, error: 'Server.InsufficientInstanceCapacity' }),
    other: run('g5.xlarge', { minutes: 12, user: 'bob', ...limit }),
    service: run('g5.xlarge', { minutes: 13, ip: 'autoscaling.amazonaws.com', ...limit }),
  },
  [],
);

const spot = proofOf('spot-capacity-requested');

spot(
  'with a long-term access key',
  {
    fleet: event('RequestSpotFleet'),
    instances: event('RequestSpotInstances', { minutes: 1 }),
    newFleet: event('CreateFleet', { minutes: 2 }),
    role: event('RequestSpotFleet', { ...BY_ROLE, minutes: 3 }),
    refused: event('RequestSpotFleet', { minutes: 4, error: 'Client.UnauthorizedOperation' }),
    prices: event('DescribeSpotPriceHistory', { minutes: 5 }),
    elsewhere: service('codebuild')('CreateFleet', { minutes: 6 }),
  },
  ['low fleet', 'low instances', 'low newFleet'],
);

const quota = proofOf('quota-increase-requested');
const quotas = service('servicequotas');

quota(
  'more with a long-term access key',
  {
    role: quotas('RequestServiceQuotaIncrease', BY_ROLE, { serviceCode: 'ec2', desiredValue: 512 }),
    key: quotas('RequestServiceQuotaIncrease', { minutes: 1 }, { serviceCode: 'ec2', desiredValue: 512 }),
    refused: quotas('RequestServiceQuotaIncrease', { minutes: 2, error: 'ResourceAlreadyExistsException' }),
    read: quotas('GetServiceQuota', { minutes: 3 }),
  },
  ['informational role', 'low key'],
);

const clusters = proofOf('container-clusters-in-many-regions');
const cluster = (at: number, call: Call = {}) =>
  service('ecs')('CreateCluster', { minutes: at, region: REGIONS[at], ...call });

clusters(
  'three within an hour',
  times(3, (at) => cluster(at)),
  [lastOf(3, 'medium')],
);
clusters(
  'not two, not refused, not of other services, not by a service',
  {
    ...times(2, (at) => cluster(at)),
    refused: cluster(2, { error: 'AccessDeniedException' }),
    eks: service('eks')('CreateCluster', { minutes: 3, region: 'ap-south-1' }),
    service: cluster(3, { ip: 'batch.amazonaws.com' }),
    late: cluster(2, { minutes: 62 }),
  },
  [],
);

const learning = proofOf('machine-learning-capacity-taken');
const sagemaker = service('sagemaker');

learning(
  'with a long-term access key',
  {
    notebook: sagemaker('CreateNotebookInstance'),
    training: sagemaker('CreateTrainingJob', { minutes: 1 }),
    role: sagemaker('CreateTrainingJob', { ...BY_ROLE, minutes: 2 }),
    refused: sagemaker('CreateTrainingJob', { minutes: 3, error: 'ResourceLimitExceeded' }),
    listed: sagemaker('ListTrainingJobs', { minutes: 4 }),
  },
  ['low notebook', 'low training'],
);
