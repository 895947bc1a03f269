import { createHash } from 'node:crypto';
import { fingerprint, type Actor, type Call } from './event.ts';
import { hex } from './ids.ts';

type Where = Pick<Call, 'at' | 'actor' | 'region'>;

export function createKeyPair(where: Where, keyName: string): Call {
  return {
    ...where,
    api: 'ec2.CreateKeyPair',
    request: { keyName, keyType: 'rsa', keyFormat: 'pem' },
    response: {
      keyName,
      keyFingerprint: fingerprint(keyName + where.at),
      keyPairId: `key-0${hex(keyName + where.at, 16)}`,
      keyMaterial: '<sensitiveDataRemoved>',
    },
  };
}

export function importKeyPair(where: Where, keyName: string): Call {
  const key = sshStrings('ssh-ed25519', createHash('sha256').update(keyName).digest());
  const publicKeyMaterial = Buffer.from(`ssh-ed25519 ${key.toString('base64')} svc`);
  return {
    ...where,
    api: 'ec2.ImportKeyPair',
    request: { keyName, publicKeyMaterial: publicKeyMaterial.toString('base64') },
    response: {
      keyName,
      keyFingerprint: createHash('sha256').update(key).digest('base64'),
      keyPairId: `key-0${hex(`${keyName} imported`, 16)}`,
    },
  };
}

/** As SSH writes a public key: each part with its length before it. */
function sshStrings(...parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return [length, Buffer.from(part)];
    }),
  );
}

export function deleteKeyPair(where: Where, keyName: string): Call {
  return { ...where, api: 'ec2.DeleteKeyPair', request: { keyName }, response: { _return: true } };
}

export function createSecurityGroup(where: Where, groupName: string, groupDescription: string): Call {
  return {
    ...where,
    api: 'ec2.CreateSecurityGroup',
    request: { groupName, groupDescription, vpcId: 'vpc-0a5b1c2d3e4f56789' },
    response: { _return: true, groupId: groupId(groupName) },
  };
}

export function allow(where: Where, groupName: string, port: number, cidrIp: string): Call {
  const permission = {
    ipProtocol: 'tcp',
    fromPort: port,
    toPort: port,
    groups: {},
    ipRanges: { items: [{ cidrIp }] },
    ipv6Ranges: {},
    prefixListIds: {},
  };
  return {
    ...where,
    api: 'ec2.AuthorizeSecurityGroupIngress',
    request: { groupId: groupId(groupName), ipPermissions: { items: [permission] } },
    response: { _return: true },
  };
}

export interface Launch {
  readonly keyName: string;
  readonly groupName: string;
  readonly instanceType: string;
  readonly count: number;
}

export function runInstances(where: Where, { keyName, groupName, instanceType, count }: Launch): Call {
  const group = { items: [{ groupId: groupId(groupName), groupName }] };
  const imageId = `ami-0${hex(where.region, 16)}`;
  const instances = Array.from({ length: count }, (_, index) => ({
    instanceId: `i-0${hex(`${where.at} ${index}`, 16)}`,
    imageId,
    instanceState: { code: 0, name: 'pending' },
    keyName,
    amiLaunchIndex: index,
    instanceType,
    placement: { availabilityZone: `${where.region}a`, tenancy: 'default' },
    groupSet: group,
  }));
  return {
    ...where,
    api: 'ec2.RunInstances',
    request: {
      instancesSet: { items: [{ imageId, minCount: count, maxCount: count, keyName }] },
      groupSet: { items: [{ groupId: groupId(groupName) }] },
      instanceType,
      blockDeviceMapping: {},
      monitoring: { enabled: false },
    },
    response: { reservationId: `r-0${hex(where.at, 16)}`, instancesSet: { items: instances } },
  };
}

/** A call that only reads: no answer is logged. */
export function read(where: Where, api: string, request: Call['request'] = null): Call {
  return { ...where, api, request };
}

export function describeInstances(where: Where, ...filters: { name: string; value: string }[]): Call {
  const items = filters.map(({ name, value }) => ({ name, valueSet: { items: [{ value }] } }));
  return read(where, 'ec2.DescribeInstances', {
    instancesSet: {},
    filterSet: items.length > 0 ? { items } : {},
  });
}

export function describeKeyPairs(where: Where, ...names: string[]): Call {
  const items = names.map((keyName) => ({ keyName }));
  return read(where, 'ec2.DescribeKeyPairs', { keySet: items.length > 0 ? { items } : {}, filterSet: {} });
}

function groupId(groupName: string): string {
  return `sg-0${hex(groupName, 16)}`;
}

/** Times on one day: `on('2026-11-04', actor, region)('02:11:07')`. */
export function on(day: string, actor: Actor, region: string): (time: string) => Where {
  return (time) => ({ at: `${day}T${time}Z`, actor, region });
}
