import {
  AUTOSCALING,
  CLOUDTRAIL,
  CLOUD_RUNNER,
  CONFIG,
  MARIA,
  MONITORING,
  PACKER,
  TERRAFORM_CI,
} from './actors.ts';
import {
  allow,
  createKeyPair,
  createSecurityGroup,
  deleteKeyPair,
  describeInstances,
  describeKeyPairs,
  on,
  read,
  runInstances,
} from './calls.ts';
import type { Call } from './event.ts';

const DAY = '2026-11-04';
const EAST = 'us-east-1';
const WEST = 'us-west-2';

/** Monitoring and AWS itself, around the clock: most of any log. */
export function noise(region: string, hours: readonly string[]): readonly Call[] {
  const monitoring = on(DAY, MONITORING, region);
  const cloudtrail = on(DAY, CLOUDTRAIL, region);
  const config = on(DAY, CONFIG, region);
  return hours.flatMap((hour) => [
    read(cloudtrail(`${hour}:00:41`), 's3.GetBucketAcl', { bucketName: 'example-cloudtrail-logs' }),
    describeInstances(monitoring(`${hour}:04:12`)),
    read(monitoring(`${hour}:04:13`), 'ec2.DescribeVolumes', { volumeSet: {}, filterSet: {} }),
    read(monitoring(`${hour}:04:15`), 'rds.DescribeDBInstances'),
    read(config(`${hour}:11:30`), 'ec2.DescribeSecurityGroups', { securityGroupSet: {}, filterSet: {} }),
    read(monitoring(`${hour}:19:12`), 'cloudwatch.DescribeAlarms', { maxRecords: 100 }),
    read(cloudtrail(`${hour}:25:07`), 'kms.GenerateDataKey', { keySpec: 'AES_256' }),
    describeInstances(monitoring(`${hour}:34:12`)),
    read(monitoring(`${hour}:34:14`), 'elasticloadbalancing.DescribeLoadBalancers'),
    read(config(`${hour}:41:30`), 'iam.ListUsers'),
  ]);
}

const autoscaling = on(DAY, AUTOSCALING, EAST);
const terraform = on(DAY, TERRAFORM_CI, EAST);
const maria = on(DAY, MARIA, EAST);

/** Launches with a key pair that is years old: no creation, no finding. */
export const AUTOSCALING_LAUNCH: readonly Call[] = [
  runInstances(autoscaling('02:22:09'), {
    keyName: 'production-2024',
    groupName: 'production-web',
    instanceType: 'm7i.large',
    count: 2,
  }),
];

/** A long-term key that opens a group within the hour, too: HTTPS to the world, and no key pair. */
export const TERRAFORM_APPLY: readonly Call[] = [
  read(terraform('02:05:02'), 'sts.GetCallerIdentity'),
  describeKeyPairs(terraform('02:05:04'), 'bastion-production'),
  read(terraform('02:05:05'), 'ec2.DescribeVpcs', { vpcSet: {}, filterSet: {} }),
  createSecurityGroup(terraform('02:05:11'), 'web-alb-production', 'Managed by Terraform'),
  allow(terraform('02:05:13'), 'web-alb-production', 443, '0.0.0.0/0'),
  allow(terraform('02:05:14'), 'web-alb-production', 22, '10.20.0.0/16'),
  runInstances(terraform('02:05:31'), {
    keyName: 'bastion-production',
    groupName: 'web-alb-production',
    instanceType: 't4g.small',
    count: 1,
  }),
];

/** An engineer at home with a long-term key; her earlier key pairs stand in the history below. */
export const KNOWN_ENGINEER: readonly Call[] = [
  read(maria('08:52:20'), 'sts.GetCallerIdentity'),
  createKeyPair(maria('08:53:41'), 'maria-staging'),
];

/** A nightly image build: its key pair has a generated name, launches a machine and is deleted ten minutes later. */
function packerBuild(day: string, id: string): readonly Call[] {
  const packer = on(day, PACKER, EAST);
  const name = `packer_${id}`;
  return [
    createKeyPair(packer('03:00:12'), name),
    createSecurityGroup(packer('03:00:14'), name, 'Temporary group for Packer'),
    allow(packer('03:00:15'), name, 22, '0.0.0.0/0'),
    runInstances(packer('03:00:19'), { keyName: name, groupName: name, instanceType: 't3.medium', count: 1 }),
    deleteKeyPair(packer('03:09:55'), name),
  ];
}

export const PACKER_BUILD = packerBuild(DAY, '6909711c-4f2b-71c8-9a55-2f0d3a6be471');

/** CreateKeyPair of the two weeks before: who does this here anyway. */
export const HISTORY: readonly Call[] = [
  createKeyPair(on('2026-10-21', MARIA, EAST)('07:40:18'), 'maria-laptop'),
  ...['22', '26', '28', '30'].flatMap((day, index) =>
    packerBuild(`2026-10-${day}`, `68f8${index}a1c-4f2b-71c8-9a55-2f0d3a6be47${index}`).slice(0, 1),
  ),
  createKeyPair(on('2026-10-29', MARIA, EAST)('09:12:57'), 'maria-workstation'),
];

/** A hosted runner of another cloud in the tooling account: a listed cloud provider and temporary credentials. */
const runner = on(DAY, CLOUD_RUNNER, WEST);
export const RUNNER_JOB: readonly Call[] = [
  read(runner('02:50:11'), 'sts.GetCallerIdentity'),
  createKeyPair(runner('02:50:40'), 'integration-test-4711'),
  deleteKeyPair(runner('02:58:02'), 'integration-test-4711'),
];
