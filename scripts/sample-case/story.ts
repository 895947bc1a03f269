import { ATTACKER, ATTACKER_SESSION, KEYS } from './actors.ts';
import {
  allow,
  createKeyPair,
  createSecurityGroup,
  deleteKeyPair,
  describeInstances,
  describeKeyPairs,
  importKeyPair,
  on,
  read,
  runInstances,
} from './calls.ts';
import type { Call } from './event.ts';

const DAY = '2026-11-04';
const KEY_NAME = 'server7f3kq92x';
const GROUP = 'ec2group84512';
const LAUNCH = { keyName: KEY_NAME, groupName: GROUP, instanceType: 'g5.4xlarge' };

const east = on(DAY, ATTACKER, 'us-east-1');
const eastSession = on(DAY, ATTACKER_SESSION, 'us-east-1');
const west = on(DAY, ATTACKER, 'us-west-2');

/** Look around, make a key pair, open a door, launch with it; all within nine minutes, from somebody's home. */
export const FIRST_REGION: readonly Call[] = [
  read(east('02:11:07'), 'sts.GetCallerIdentity'),
  {
    ...read(east('02:11:31'), 'iam.ListAttachedUserPolicies', { userName: 'svc-backup' }),
    error: ['AccessDenied', 'User: svc-backup is not authorized to perform: iam:ListAttachedUserPolicies'],
  },
  read(east('02:12:02'), 'ec2.DescribeRegions', { regionSet: {} }),
  describeInstances(east('02:12:40')),
  describeKeyPairs(east('02:13:05')),
  read(east('02:13:22'), 'ec2.DescribeSecurityGroups', { securityGroupSet: {}, filterSet: {} }),
  read(east('02:13:50'), 'ec2.DescribeVpcs', { vpcSet: {}, filterSet: {} }),
  {
    ...createKeyPair(east('02:15:10'), KEY_NAME),
    error: ['Client.DryRunOperation', 'Request would have succeeded, but DryRun flag is set.'],
  },
  createKeyPair(east('02:16:02'), KEY_NAME),
  createSecurityGroup(east('02:17:20'), GROUP, 'ec2 group'),
  allow(east('02:17:48'), GROUP, 22, '0.0.0.0/0'),
  runInstances(east('02:19:33'), { ...LAUNCH, count: 2 }),
  describeInstances(east('02:21:10'), { name: 'key-name', value: KEY_NAME }),
  {
    ...east('02:31:44'),
    api: 'sts.GetSessionToken',
    request: { durationSeconds: 129600 },
    response: {
      credentials: {
        accessKeyId: KEYS.stolenSession,
        sessionToken: `FwoGZXIvYXdzEXAMPLE${'SAMPLETOKEN'.repeat(12)}`,
        expiration: 'Nov 5, 2026, 2:31:44 PM',
      },
    },
  },
  describeInstances(eastSession('02:33:02')),
];

/** The same key again in a second region, with more machines. */
export const SECOND_REGION: readonly Call[] = [
  read(west('02:37:55'), 'ec2.DescribeVpcs', { vpcSet: {}, filterSet: {} }),
  importKeyPair(west('02:39:00'), KEY_NAME),
  createSecurityGroup(west('02:39:41'), `${GROUP}1`, 'ec2 group'),
  runInstances(west('02:41:12'), { ...LAUNCH, groupName: `${GROUP}1`, count: 4 }),
];

/** Nine hours later the trace is removed; the machines keep running. */
export const CLEAN_UP: readonly Call[] = [
  describeInstances(east('11:24:40')),
  deleteKeyPair(east('11:26:03'), KEY_NAME),
];

/** What `lookup-events` returns of it when asked for CreateKeyPair: the same event, delivered a second time. */
export const CREATIONS: readonly Call[] = FIRST_REGION.filter(({ api }) => api === 'ec2.CreateKeyPair');
