import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject, JsonValue } from '../../../src/core/log/json/value.ts';
import { worldPorts } from '../../../src/core/enrich/world-ports.ts';
import { ec2 } from './support/event.ts';

/** The open ports, each with the places of its range of addresses and of ports. */
function check(record: JsonObject, ...expected: string[]): void {
  const open = worldPorts(record).map(
    ({ port, cidr, range }) => `${port} ${cidr.join('.')} ${range.join('.')}`,
  );
  deepEqual(
    open,
    expected.map((line) => line.replaceAll('~', 'requestParameters.ipPermissions.items.0')),
  );
}

function ingress(...items: JsonValue[]): JsonObject {
  return ec2('AuthorizeSecurityGroupIngress', { groupId: 'sg-1', ipPermissions: { items } });
}

const world = { ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] }, ipv6Ranges: {} };
const office = { ipRanges: { items: [{ cidrIp: '198.51.100.7/32' }] }, ipv6Ranges: {} };
const ssh = { ipProtocol: 'tcp', fromPort: 22, toPort: 22 };
const inWorld = '~.ipRanges.items.0.cidrIp';

test('SSH or RDP from every address is open to the world', () => {
  check(ingress({ ...ssh, ...world }), `22 ${inWorld} ~.fromPort`);
  check(ingress({ ...ssh, fromPort: 3389, toPort: 3389, ...world }), `3389 ${inWorld} ~.fromPort`);
  check(
    ingress({ ...ssh, fromPort: 0, toPort: 65535, ...world }),
    `22 ${inWorld} ~.fromPort`,
    `3389 ${inWorld} ~.fromPort`,
  );
  check(
    ingress({ ipProtocol: '-1', ...world }),
    `22 ${inWorld} ~.ipProtocol`,
    `3389 ${inWorld} ~.ipProtocol`,
  );
  check(ingress({ ...ssh, ipProtocol: '6', ...world }), `22 ${inWorld} ~.fromPort`);
  check(ingress({ ...ssh, fromPort: '22', toPort: '22', ...world }), `22 ${inWorld} ~.fromPort`);
  check(
    ingress({ ...ssh, ipRanges: {}, ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] } }),
    '22 ~.ipv6Ranges.items.0.cidrIpv6 ~.fromPort',
  );
  check(
    ingress({ ...ssh, ipRanges: { items: [{ cidrIp: '10.0.0.0/8' }, { cidrIp: '203.0.113.7/0' }] } }),
    '22 ~.ipRanges.items.1.cidrIp ~.fromPort',
  );
});

test('other ports, protocols, and addresses are not', () => {
  check(ingress({ ...ssh, fromPort: 443, toPort: 443, ...world }));
  check(ingress({ ...ssh, fromPort: 23, toPort: 3388, ...world }));
  check(ingress({ ...ssh, ipProtocol: 'udp', ...world }));
  check(ingress({ ipProtocol: 'icmp', fromPort: -1, toPort: -1, ...world }));
  check(ingress({ ...ssh, ...office }));
  check(ingress({ ...ssh, ipRanges: { items: [{ cidrIp: '0.0.0.0/16' }] } }));
  check(ingress({ ...ssh, ipRanges: { items: [{ cidrIp: '1.2.3.4/10' }] } }));
});

test('addresses and ports count only within one permission', () => {
  check(ingress({ ...ssh, ...office }, { ...ssh, fromPort: 443, toPort: 443, ...world }));
});

test('the spellings seen in records', () => {
  check(
    ec2('AuthorizeSecurityGroupIngress', {
      cidrIp: '208.236.235.254/0',
      groupId: 'sg-1',
      ipPermissions: {},
      ...ssh,
    }),
    '22 requestParameters.cidrIp requestParameters.fromPort',
  );
  check(
    ec2('AuthorizeSecurityGroupIngress', {
      groupId: 'sg-1',
      ipPermissions: [{ ...ssh, ipRanges: [{ cidrIp: '0.0.0.0/0' }] }],
    }),
    '22 requestParameters.ipPermissions.0.ipRanges.0.cidrIp requestParameters.ipPermissions.0.fromPort',
  );
  const rule = { CidrIpv4: '0.0.0.0/0', FromPort: 22, ToPort: 22, IpProtocol: 'tcp' };
  const inRequest = 'requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule';
  check(
    ec2('ModifySecurityGroupRules', {
      ModifySecurityGroupRulesRequest: {
        GroupId: 'sg-1',
        SecurityGroupRule: { tag: 1, SecurityGroupRule: rule },
      },
    }),
    `22 ${inRequest}.CidrIpv4 ${inRequest}.FromPort`,
  );
});

test('failed calls and other calls open nothing', () => {
  check(ec2('AuthorizeSecurityGroupIngress', null));
  check(ec2('AuthorizeSecurityGroupEgress', { ipPermissions: { items: [{ ...ssh, ...world }] } }));
});
