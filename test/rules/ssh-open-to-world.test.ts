import type { JsonObject, JsonValue } from '../../src/core/log/json/value.ts';
import { proofOf } from './support/check.ts';
import { event, ingress, TEMPORARY_KEY, type Call } from './support/events.ts';

const open = proofOf('ssh-open-to-world');
const world = { items: [{ cidrIp: '0.0.0.0/0' }] };
const ssh = { ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: world };

function opens(request: JsonObject, call: Call = {}): JsonObject {
  return event('AuthorizeSecurityGroupIngress', call, request, { _return: true });
}

function permission(...items: JsonValue[]): JsonObject {
  return ingress('web', items);
}

open(
  'a network of prefix length 0 with a range that covers port 22 or 3389',
  {
    ssh: permission(ssh),
    rdp: permission({ ...ssh, fromPort: 3389, toPort: 3389 }),
    range: permission({ ...ssh, fromPort: 0, toPort: 65535 }),
    ipv6: permission({
      ipProtocol: 'tcp',
      fromPort: 22,
      toPort: 22,
      ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] },
    }),
    allProtocols: permission({ ipProtocol: '-1', ipRanges: world }),
    oddNetwork: permission({ ...ssh, ipRanges: { items: [{ cidrIp: '203.0.113.9/0' }] } }),
    bareArray: opens({
      groupId: 'sg-web',
      ipPermissions: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: [{ cidrIp: '0.0.0.0/0' }] }],
    }),
    flat: opens({
      groupId: 'sg-web',
      ipPermissions: {},
      cidrIp: '0.0.0.0/0',
      fromPort: 22,
      toPort: 22,
      ipProtocol: 'tcp',
    }),
  },
  [
    'medium ssh',
    'medium rdp',
    'medium range',
    'medium ipv6',
    'medium allProtocols',
    'medium oddNetwork',
    'medium bareArray',
    'medium flat',
  ],
);
open(
  'network and ports must stand in the same permission',
  {
    twoPermissions: permission(
      { ipProtocol: 'tcp', fromPort: 443, toPort: 443, ipRanges: world },
      { ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp: '10.0.0.0/8' }] } },
    ),
    otherPort: permission({ ...ssh, fromPort: 443, toPort: 443 }),
    narrow: permission({ ...ssh, ipRanges: { items: [{ cidrIp: '198.51.100.7/32' }] } }),
    udp: permission({ ...ssh, ipProtocol: 'udp' }),
  },
  [],
);
open(
  'only with a long-term access key, only if it succeeded',
  {
    temporary: ingress('web', [ssh], { key: TEMPORARY_KEY }),
    failed: ingress('web', [ssh], { error: 'InvalidPermission.Duplicate' }),
    dryRun: ingress('web', [ssh], { error: 'Client.DryRunOperation' }),
  },
  [],
);
open(
  'a changed rule counts like a new one',
  {
    modify: event(
      'ModifySecurityGroupRules',
      {},
      {
        ModifySecurityGroupRulesRequest: {
          GroupId: 'sg-web',
          SecurityGroupRule: {
            SecurityGroupRuleId: 'sgr-0abc',
            SecurityGroupRule: { CidrIpv4: '0.0.0.0/0', FromPort: 22, ToPort: 22, IpProtocol: 'tcp' },
            tag: 1,
          },
        },
      },
    ),
  },
  ['medium modify'],
);
