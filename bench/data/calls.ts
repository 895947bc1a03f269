import type { Random } from './random.ts';

/** What was called, and what it was asked and answered. */
export interface Call {
  readonly service: string;
  readonly eventName: string;
  readonly details: object;
  readonly isReadOnly: boolean;
}

const DESCRIBED =
  'Instances SecurityGroups Subnets Vpcs Volumes Images Snapshots Addresses RouteTables NetworkInterfaces Tags Regions AvailabilityZones InternetGateways NatGateways VpcEndpoints LaunchTemplates InstanceStatus InstanceTypes KeyPairs FlowLogs Hosts PrefixLists NetworkAcls DhcpOptions SpotInstanceRequests TransitGateways VpnGateways CustomerGateways AccountAttributes'.split(
    ' ',
  );
const OTHERS: Readonly<Record<string, string>> = {
  iam: 'GetRole ListRoles GetUser ListUsers GetPolicy ListPolicies GetPolicyVersion ListAccessKeys GetRolePolicy ListRolePolicies ListAttachedRolePolicies GetInstanceProfile ListInstanceProfiles ListGroups GetGroup ListMFADevices GetAccountSummary GetLoginProfile ListSSHPublicKeys GenerateCredentialReport',
  s3: 'GetBucketAcl GetBucketPolicy GetBucketLocation ListBuckets GetBucketVersioning GetBucketEncryption GetBucketTagging GetBucketLogging GetBucketLifecycle GetAccountPublicAccessBlock HeadBucket GetBucketCors GetBucketReplication GetBucketWebsite GetBucketNotification',
  logs: 'CreateLogStream CreateLogGroup DescribeLogGroups DescribeLogStreams PutRetentionPolicy FilterLogEvents GetLogEvents StartQuery GetQueryResults TagLogGroup',
  lambda:
    'Invoke20150331 GetFunction20150331v2 ListFunctions20150331 GetPolicy20150331v2 UpdateFunctionCode20150331v2 ListTags20170331 ListVersionsByFunction20150331 GetAlias20150331',
  dynamodb:
    'DescribeTable ListTables DescribeTimeToLive ListTagsOfResource DescribeContinuousBackups UpdateTable CreateTable',
  ecs: 'DescribeServices DescribeTasks ListTasks DescribeClusters DescribeTaskDefinition RunTask StopTask UpdateService SubmitTaskStateChange SubmitContainerStateChange',
  rds: 'DescribeDBInstances DescribeDBClusters DescribeDBSnapshots ListTagsForResource DescribeDBParameters DescribeDBSubnetGroups CreateDBSnapshot',
  cloudformation:
    'DescribeStacks DescribeStackEvents ListStacks GetTemplate DescribeStackResources CreateChangeSet',
  monitoring: 'DescribeAlarms ListMetrics GetMetricData PutMetricAlarm DescribeAlarmHistory',
  autoscaling: 'DescribeAutoScalingGroups DescribeScalingActivities SetDesiredCapacity DescribePolicies',
  elasticloadbalancing:
    'DescribeLoadBalancers DescribeTargetGroups DescribeTargetHealth DescribeListeners DescribeRules RegisterTargets',
  secretsmanager: 'GetSecretValue DescribeSecret ListSecrets PutSecretValue',
  ssm: 'GetParameter GetParameters DescribeInstanceInformation UpdateInstanceInformation SendCommand PutParameter',
};
const CALLS: readonly (readonly [service: string, eventName: string])[] = [
  ...DESCRIBED.map((what) => ['ec2', `Describe${what}`] as const),
  ...Object.entries(OTHERS).flatMap(([service, names]) =>
    names.split(' ').map((name) => [service, name] as const),
  ),
];

/** Any call but one that makes a key pair: most are plain, some hold what a text search takes for more than it is. */
export function makeCall(random: Random, accountId: string, region: string): Call {
  const share = random.next();
  if (share < 0.08) return decrypt(random, accountId, region);
  if (share < 0.14) return assumeRole(random, accountId);
  if (share < 0.15) return putPolicy(random);
  if (share < 0.153) return runInstances(random);
  if (share < 0.16) return lookLike(random);
  if (share < 0.21) return denied(random, accountId);
  if (share < 0.4) return getObject(random, accountId);
  return plainCall(random);
}

/** A few calls are most of what an account does. */
function anyCall(random: Random): readonly [string, string] {
  return CALLS[Math.floor(CALLS.length * random.next() ** 2.5)]!;
}

function plainCall(random: Random): Call {
  const [service, eventName] = anyCall(random);
  const ids = Array.from({ length: 2 + random.below(14) }, () => ({ instanceId: `i-${random.hex(17)}` }));
  const filter = { name: 'vpc-id', valueSet: { items: [{ value: `vpc-${random.hex(17)}` }] } };
  const requestParameters = { instancesSet: { items: ids }, filterSet: { items: [filter] }, maxResults: 100 };
  return { service, eventName, details: { requestParameters, responseElements: null }, isReadOnly: true };
}

function decrypt(random: Random, accountId: string, region: string): Call {
  const key = `arn:aws:kms:${region}:${accountId}:key/${random.below(200).toString(16).padStart(8, '0')}-4d5e-4f60-8a9b-0c1d2e3f4a5b`;
  const details = {
    requestParameters: {
      encryptionContext: { 'aws:s3:arn': `arn:aws:s3:::logs-${accountId}/app/${random.hex(12)}` },
      encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    },
    responseElements: null,
    resources: [{ accountId, type: 'AWS::KMS::Key', ARN: key }],
  };
  return { service: 'kms', eventName: 'Decrypt', details, isReadOnly: true };
}

function getObject(random: Random, accountId: string): Call {
  const bucket = `logs-${accountId}`;
  const key = `app/2026/11/04/${random.hex(16)}.parquet`;
  const details = {
    requestParameters: { bucketName: bucket, Host: `${bucket}.s3.amazonaws.com`, key },
    responseElements: null,
    additionalEventData: {
      SignatureVersion: 'SigV4',
      CipherSuite: 'TLS_AES_128_GCM_SHA256',
      bytesTransferredIn: 0,
      AuthenticationMethod: 'AuthHeader',
      'x-amz-id-2': Buffer.from(random.hex(114), 'hex').toString('base64'),
      bytesTransferredOut: random.below(1 << 20),
    },
    resources: [
      { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucket}/${key}` },
      { accountId, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucket}` },
    ],
  };
  return { service: 's3', eventName: 'GetObject', details, isReadOnly: true };
}

function assumeRole(random: Random, accountId: string): Call {
  const role = `arn:aws:iam::${accountId}:role/role-${random.below(340)}`;
  const session = `deploy-${random.hex(6)}`;
  const details = {
    requestParameters: { roleArn: role, roleSessionName: session, durationSeconds: 3600 },
    responseElements: {
      credentials: {
        accessKeyId: `ASIA${random.letters(16)}`,
        sessionToken: `IQoJb3JpZ2luX2VjE//////////wEaCXVz${Buffer.from(random.hex(600), 'hex').toString('base64')}`,
        expiration: 'Nov 4, 2026, 7:12:45 AM',
      },
      assumedRoleUser: { assumedRoleId: `AROA${random.letters(17)}:${session}`, arn: role },
    },
  };
  return { service: 'sts', eventName: 'AssumeRole', details, isReadOnly: true };
}

/** A policy that names the call: as an escaped string, as AWS has it. */
function putPolicy(random: Random): Call {
  const statement = { Effect: 'Allow', Action: ['ec2:CreateKeyPair', 'ec2:ImportKeyPair'], Resource: '*' };
  const requestParameters = {
    roleName: `role-${random.below(340)}`,
    policyName: `keys "${random.hex(6)}" C:\\temp\\`,
    policyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2),
  };
  return {
    service: 'iam',
    eventName: 'PutRolePolicy',
    details: { requestParameters, responseElements: null },
    isReadOnly: false,
  };
}

const TAG_VALUES = ['Grüße aus Köln', '本番環境', 'équipe-sécurité 🔑', 'say "hi"'];

function runInstances(random: Random): Call {
  const tags = [{ key: 'Name', value: random.pick(TAG_VALUES) }];
  const instances = Array.from({ length: 1 + random.below(3) }, () => ({
    instanceId: `i-${random.hex(17)}`,
    imageId: 'ami-0abcdef1234567890',
    instanceState: { code: 0, name: 'pending' },
    privateDnsName: `ip-10-0-${random.below(255)}-${random.below(255)}.ec2.internal`,
    keyName: `team-${random.below(40)}`,
    instanceType: 'm7g.large',
    tagSet: { items: tags },
  }));
  const details = {
    requestParameters: {
      instancesSet: {
        items: [
          { imageId: 'ami-0abcdef1234567890', minCount: 1, maxCount: 3, keyName: `team-${random.below(40)}` },
        ],
      },
      disableApiTermination: false,
    },
    responseElements: { reservationId: `r-${random.hex(17)}`, instancesSet: { items: instances } },
  };
  return { service: 'ec2', eventName: 'RunInstances', details, isReadOnly: false };
}

/** The names of a record's own fields, further in. */
function lookLike(random: Random): Call {
  const requestParameters = {
    name: `rule-${random.hex(8)}`,
    eventPattern: {
      eventSource: ['ec2.amazonaws.com'],
      eventName: ['CreateKeyPair'],
      userIdentity: { arn: 'x' },
    },
    eventName: 'CreateKeyPair',
    keyName: `not-a-key-pair-${random.hex(4)}`,
  };
  return {
    service: 'events',
    eventName: 'PutRule',
    details: { requestParameters, responseElements: null },
    isReadOnly: false,
  };
}

function denied(random: Random, accountId: string): Call {
  const [service, eventName] = anyCall(random);
  const details = {
    errorCode: 'AccessDenied',
    errorMessage: `User: arn:aws:iam::${accountId}:user/engineering/user-${random.below(2739)} is not authorized to perform: ${service}:${eventName} because no identity-based policy allows it`,
    requestParameters: null,
    responseElements: null,
  };
  return { service, eventName, details, isReadOnly: true };
}
