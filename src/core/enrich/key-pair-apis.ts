import type { KeyPairRole } from './enrichment.ts';

/** Where one API names key pairs; patterns as in select.ts, relative to the request or the response. */
export interface KeyPairApi {
  readonly role: KeyPairRole;
  readonly request: readonly string[];
  readonly response: readonly string[];
  /** For APIs that say which option or filter they mean: a list of which one element holds the name. */
  readonly option?: {
    readonly list: string;
    readonly key: string;
    readonly equals: string;
    readonly value: string;
  };
}

const keyName: KeyPairApi = { role: 'used', request: ['keyName'], response: [] };
const filter = { list: 'filterSet.*', key: 'name', equals: 'key-name', value: 'valueSet.*.value' };
const launchTemplate: KeyPairApi = {
  role: 'used',
  request: ['launchTemplateData.keyName'],
  response: ['launchTemplateVersion.launchTemplateData.keyName'],
};
const lightsail: KeyPairApi = { role: 'used', request: ['keyPairName'], response: ['keyPair.name'] };
const computeEnvironment: KeyPairApi = {
  role: 'used',
  request: ['computeResources.ec2KeyPair'],
  response: [],
};
const beanstalk: KeyPairApi = {
  role: 'used',
  request: [],
  response: [],
  option: { list: 'optionSettings.*', key: 'optionName', equals: 'EC2KeyName', value: 'value' },
};

/**
 * Every API that names a key pair, by event source and event name. The source decides: Lightsail's CreateKeyPair makes
 * a Lightsail key pair, and the `keyName` of Grafana, Location, Customer Profiles or DataZone is none at all.
 */
export const KEY_PAIR_APIS: ReadonlyMap<string, ReadonlyMap<string, KeyPairApi>> = new Map([
  [
    'ec2.amazonaws.com',
    new Map<string, KeyPairApi>([
      ['CreateKeyPair', { ...keyName, role: 'created', response: ['keyName'] }],
      ['ImportKeyPair', { ...keyName, role: 'imported', response: ['keyName'] }],
      ['DeleteKeyPair', { ...keyName, role: 'deleted' }],
      [
        'DescribeKeyPairs',
        {
          role: 'described',
          request: ['keySet.*.keyName', 'keyName'],
          response: ['keySet.*.keyName'],
          option: filter,
        },
      ],
      ['DescribeInstances', { role: 'described', request: [], response: [], option: filter }],
      [
        'RunInstances',
        {
          role: 'used',
          request: ['instancesSet.*.keyName', 'keyName'],
          response: ['instancesSet.*.keyName'],
        },
      ],
      ['RunScheduledInstances', { role: 'used', request: ['launchSpecification.keyName'], response: [] }],
      ['CreateLaunchTemplate', launchTemplate],
      ['CreateLaunchTemplateVersion', launchTemplate],
      [
        'RequestSpotInstances',
        {
          role: 'used',
          request: ['launchSpecification.keyName'],
          response: ['spotInstanceRequestSet.*.launchSpecification.keyName'],
        },
      ],
      [
        'RequestSpotFleet',
        {
          role: 'used',
          request: [
            'spotFleetRequestConfig.launchSpecifications.*.keyName',
            'spotFleetRequestConfig.launchTemplateConfigs.*.overrides.*.keyName',
          ],
          response: [],
        },
      ],
      [
        'CreateFleet',
        {
          role: 'used',
          request: ['launchTemplateConfigs.*.overrides.*.keyName', 'launchSpecifications.*.keyName'],
          response: [],
        },
      ],
    ]),
  ],
  ['autoscaling.amazonaws.com', new Map([['CreateLaunchConfiguration', keyName]])],
  [
    'lightsail.amazonaws.com',
    new Map<string, KeyPairApi>([
      ['CreateKeyPair', { ...lightsail, role: 'created' }],
      ['ImportKeyPair', { ...lightsail, role: 'imported' }],
      ['DeleteKeyPair', { ...lightsail, role: 'deleted' }],
      ['GetKeyPair', { ...lightsail, role: 'described' }],
      ['CreateInstances', lightsail],
      ['CreateInstancesFromSnapshot', lightsail],
    ]),
  ],
  [
    'elasticmapreduce.amazonaws.com',
    new Map<string, KeyPairApi>([
      ['RunJobFlow', { role: 'used', request: ['instances.ec2KeyName'], response: [] }],
    ]),
  ],
  [
    'eks.amazonaws.com',
    new Map<string, KeyPairApi>([
      [
        'CreateNodegroup',
        { role: 'used', request: ['remoteAccess.ec2SshKey'], response: ['nodegroup.remoteAccess.ec2SshKey'] },
      ],
    ]),
  ],
  [
    'batch.amazonaws.com',
    new Map([
      ['CreateComputeEnvironment', computeEnvironment],
      ['UpdateComputeEnvironment', computeEnvironment],
    ]),
  ],
  [
    'elasticbeanstalk.amazonaws.com',
    new Map([
      ['CreateEnvironment', beanstalk],
      ['UpdateEnvironment', beanstalk],
      ['CreateConfigurationTemplate', beanstalk],
      ['UpdateConfigurationTemplate', beanstalk],
    ]),
  ],
]);
