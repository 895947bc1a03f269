import type { FieldPath, JsonObject, JsonValue } from '../log/json/value.ts';
import { parameters, select, selectStrings, type Selected } from './select.ts';

/** The ports an intruder logs in through. */
const REMOTE_ACCESS_PORTS = [22, 3389] as const; // SSH, RDP

/** A remote access port that a call opened to every address, and the two places of the record that say so. */
export interface WorldPort {
  readonly port: (typeof REMOTE_ACCESS_PORTS)[number];
  readonly cidr: FieldPath;
  /** Of the first port of the range; of the protocol where it stands for all ports. */
  readonly range: FieldPath;
}

/** Ranges of one permission: `ipRanges` in requests, flat in the older spelling and in rules. */
const CIDRS = ['ipRanges.*.cidrIp', 'ipv6Ranges.*.cidrIpv6', 'cidrIp', 'cidrIpv4', 'cidrIpv6'];

/**
 * SSH and RDP as opened to the world by AuthorizeSecurityGroupIngress or ModifySecurityGroupRules: a range of addresses
 * of prefix length 0 in the same permission as a range of ports that covers 22 or 3389. Empty for any other call.
 */
export function worldPorts(record: JsonObject): WorldPort[] {
  return permissionsOf(record).flatMap(portsOfPermission);
}

function permissionsOf(record: JsonObject): Selected[] {
  const { eventName } = record;
  if (eventName === 'AuthorizeSecurityGroupIngress') {
    const request = parameters(record, 'requestParameters', eventName);
    // The older spelling stands flat in the request, beside an empty `ipPermissions`.
    return request ? [...select(request, 'ipPermissions.*'), request] : [];
  }
  if (eventName === 'ModifySecurityGroupRules') {
    const request = parameters(record, 'requestParameters', eventName);
    // The log has the wire's singular, the API model the plural.
    return ['securityGroupRule', 'securityGroupRules'].flatMap((list) =>
      select(request, `${list}.*.securityGroupRule`),
    );
  }
  return [];
}

function portsOfPermission(permission: Selected): WorldPort[] {
  const [cidr] = CIDRS.flatMap((pattern) => selectStrings(permission, pattern)).filter(({ value }) =>
    isWholeWorld(value),
  );
  if (!cidr) return [];
  return REMOTE_ACCESS_PORTS.flatMap((port) => {
    const range = rangeCovering(permission, port);
    return range ? [{ port, cidr: cidr.path, range }] : [];
  });
}

/** Prefix length 0, whatever the address: EC2 takes `203.0.113.7/0` for `0.0.0.0/0`. */
function isWholeWorld(cidr: string): boolean {
  return /\/0+$/.test(cidr);
}

function rangeCovering(permission: Selected, port: number): FieldPath | undefined {
  const [protocol] = select(permission, 'ipProtocol');
  if (!protocol) return undefined;
  if (protocol.value === '-1' || protocol.value === -1) return protocol.path; // all protocols, all ports
  if (!['tcp', 'TCP', '6', 6].some((tcp) => tcp === protocol.value)) return undefined;
  const [from] = select(permission, 'fromPort');
  const [to] = select(permission, 'toPort');
  return from && to && portNumber(from.value) <= port && port <= portNumber(to.value) ? from.path : undefined;
}

/** Ports are numbers, in some exports strings; NaN, which lies in no range, for anything else. */
function portNumber(value: JsonValue): number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? Number(value) : NaN;
}
