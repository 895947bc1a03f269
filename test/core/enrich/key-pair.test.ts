import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../src/core/log/json/value.ts';
import { keyPairMentions } from '../../../src/core/enrich/key-pair.ts';
import { ec2, eventOf } from './support/event.ts';

/** Mentions as "role name (id) path"; a Lightsail one says so. */
function check(record: JsonObject, ...expected: string[]): void {
  const mentions = keyPairMentions(eventOf(record)).map(({ role, service, name, keyPairId, path }) => {
    const id = keyPairId === undefined ? '' : ` (${keyPairId})`;
    return `${service === 'ec2' ? '' : `${service} `}${role} ${name}${id} ${path.join('.')}`;
  });
  deepEqual(mentions, expected);
}

function call(
  service: string,
  eventName: string,
  requestParameters: JsonObject,
  responseElements: JsonObject | null = null,
) {
  return { eventSource: `${service}.amazonaws.com`, eventName, requestParameters, responseElements };
}

test('EC2 makes, imports, deletes and describes key pairs', () => {
  const made = {
    keyName: 'k',
    keyFingerprint: '1f:51',
    keyPairId: 'key-1',
    keyMaterial: '<sensitiveDataRemoved>',
  };
  check(
    ec2('CreateKeyPair', { keyName: 'k', keyType: 'rsa' }, made),
    'created k (key-1) requestParameters.keyName',
  );
  check(ec2('CreateKeyPair', null, made), 'created k (key-1) responseElements.keyName');
  check(ec2('CreateKeyPair', null));
  check(ec2('CreateKeyPair', { keyName: '' }));
  check(
    ec2('ImportKeyPair', { keyName: 'k', publicKeyMaterial: 'c3No' }),
    'imported k requestParameters.keyName',
  );
  check(ec2('DeleteKeyPair', { keyName: 'k' }), 'deleted k requestParameters.keyName');
  check(
    ec2('DeleteKeyPair', { keyPairId: 'key-1' }),
    'deleted undefined (key-1) requestParameters.keyPairId',
  );
  check(
    ec2('DescribeKeyPairs', { keySet: { items: [{ keyName: 'a' }, { keyName: 'b' }] }, filterSet: {} }),
    'described a requestParameters.keySet.items.0.keyName',
    'described b requestParameters.keySet.items.1.keyName',
  );
  check(ec2('DescribeKeyPairs', { keySet: {}, keyPairIdSet: {}, filterSet: {} }));
});

test('the fingerprint comes from the response', () => {
  const [mention] = keyPairMentions(
    eventOf(ec2('CreateKeyPair', { keyName: 'k' }, { keyName: 'k', keyFingerprint: '1f:51' })),
  );
  equal(mention?.fingerprint, '1f:51');
});

const filter = (name: string, ...values: string[]) => ({
  filterSet: { items: [{ name, valueSet: { items: values.map((value) => ({ value })) } }] },
});

test('describing instances by key name mentions it', () => {
  check(
    ec2('DescribeInstances', filter('key-name', 'k', 'l')),
    'described k requestParameters.filterSet.items.0.valueSet.items.0.value',
    'described l requestParameters.filterSet.items.0.valueSet.items.1.value',
  );
  check(ec2('DescribeInstances', filter('instance-state-name', 'running')));
  check(
    ec2('DescribeKeyPairs', filter('key-name', 'k')),
    'described k requestParameters.filterSet.items.0.valueSet.items.0.value',
  );
});

test('launches use key pairs, in every spelling of a request', () => {
  const instances = { instancesSet: { items: [{ imageId: 'ami-1', keyName: 'k' }] } };
  check(ec2('RunInstances', instances, instances), 'used k requestParameters.instancesSet.items.0.keyName');
  check(
    ec2('RunInstances', { instancesSet: { items: [{}] } }, instances),
    'used k responseElements.instancesSet.items.0.keyName',
  );
  check(ec2('RunInstances', { launchTemplate: { launchTemplateId: 'lt-1' } }));
  check(
    ec2('CreateLaunchTemplate', { CreateLaunchTemplateRequest: { LaunchTemplateData: { KeyName: 'k' } } }),
    'used k requestParameters.CreateLaunchTemplateRequest.LaunchTemplateData.KeyName',
  );
  check(
    ec2('CreateLaunchTemplateVersion', { launchTemplateData: { keyName: 'k' } }),
    'used k requestParameters.launchTemplateData.keyName',
  );
  check(
    ec2('RequestSpotInstances', { launchSpecification: { keyName: 'k' } }),
    'used k requestParameters.launchSpecification.keyName',
  );
  check(
    ec2('RequestSpotFleet', {
      spotFleetRequestConfig: { launchSpecifications: { items: [{ keyName: 'k' }] } },
    }),
    'used k requestParameters.spotFleetRequestConfig.launchSpecifications.items.0.keyName',
  );
  check(
    ec2('RequestSpotFleet', { SpotFleetRequestConfig: { LaunchSpecifications: [{ KeyName: 'k' }] } }),
    'used k requestParameters.SpotFleetRequestConfig.LaunchSpecifications.0.KeyName',
  );
  check(
    ec2('CreateFleet', {
      CreateFleetRequest: { LaunchTemplateConfigs: { tag: 1, Overrides: { tag: 1, KeyName: 'k' } } },
    }),
    'used k requestParameters.CreateFleetRequest.LaunchTemplateConfigs.Overrides.KeyName',
  );
});

const option = (optionName: string, value: string) => ({
  namespace: 'aws:autoscaling:launchconfiguration',
  optionName,
  value,
});

test('other services launch with EC2 key pairs', () => {
  check(
    call('autoscaling', 'CreateLaunchConfiguration', { keyName: 'k' }),
    'used k requestParameters.keyName',
  );
  check(
    call('elasticmapreduce', 'RunJobFlow', { instances: { ec2KeyName: 'k' } }),
    'used k requestParameters.instances.ec2KeyName',
  );
  check(
    call('eks', 'CreateNodegroup', { remoteAccess: { ec2SshKey: 'k' } }),
    'used k requestParameters.remoteAccess.ec2SshKey',
  );
  check(
    call('batch', 'CreateComputeEnvironment', { computeResources: { ec2KeyPair: 'k' } }),
    'used k requestParameters.computeResources.ec2KeyPair',
  );
  check(
    call('elasticbeanstalk', 'CreateEnvironment', {
      optionSettings: [option('InstanceType', 't3.micro'), option('EC2KeyName', 'k')],
    }),
    'used k requestParameters.optionSettings.1.value',
  );
});

test('Lightsail’s key pairs are its own', () => {
  check(
    call('lightsail', 'CreateKeyPair', { keyPairName: 'k' }),
    'lightsail created k requestParameters.keyPairName',
  );
  check(
    call('lightsail', 'CreateInstances', { keyPairName: 'k' }),
    'lightsail used k requestParameters.keyPairName',
  );
  check(call('lightsail', 'CreateKeyPair', { keyName: 'k' }));
});

test('a keyName of another API is no key pair, and its record is not even parsed', () => {
  check(call('grafana', 'CreateWorkspaceApiKey', { keyName: 'k' }));
  check(call('geo', 'CreateKey', { keyName: 'k' }));
  check(ec2('constructor', { keyName: 'k' }));
  const unread = {
    ...eventOf(ec2('DescribeVpcs', {})),
    record: () => {
      throw new Error('parsed');
    },
  };
  deepEqual(keyPairMentions(unread), []);
});
