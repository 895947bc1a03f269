import type { JsonObject, FieldPath } from '../log/json/value.ts';
import type { LogEvent } from '../log/log.ts';
import { parameters, selectStrings } from './select.ts';

/** A security group named by an event; its identity is (account, region, id). */
export interface SecurityGroupMention {
  readonly role: 'created' | 'opened' | 'deleted' | 'used';
  /** Undefined where the event gives only the id, as AuthorizeSecurityGroupIngress usually does. */
  readonly name: string | undefined;
  readonly groupId: string | undefined;
  /** Where the name (else the id) stands in the record. */
  readonly path: FieldPath;
}

const SOURCE = 'ec2.amazonaws.com';

const ROLES: ReadonlyMap<string, SecurityGroupMention['role']> = new Map([
  ['CreateSecurityGroup', 'created'],
  ['AuthorizeSecurityGroupIngress', 'opened'],
  ['ModifySecurityGroupRules', 'opened'],
  ['DeleteSecurityGroup', 'deleted'],
  ['RunInstances', 'used'],
]);

/** True for the calls that make or open security groups. */
export function mayMakeSecurityGroups(eventSource: string, eventName: string): boolean {
  const role = eventSource === SOURCE ? ROLES.get(eventName) : undefined;
  return role === 'created' || role === 'opened';
}

/** The security groups an EC2 event names; empty for any other API, whose record is not even parsed. */
export function securityGroupMentions(event: LogEvent): SecurityGroupMention[] {
  const role = event.eventSource === SOURCE ? ROLES.get(event.eventName) : undefined;
  if (!role) return [];
  const record = event.record();
  return role === 'used' ? groupsOfLaunch(record, role) : groupOfCall(record, event.eventName, role);
}

function groupOfCall(
  record: JsonObject,
  eventName: string,
  role: SecurityGroupMention['role'],
): SecurityGroupMention[] {
  const request = parameters(record, 'requestParameters', eventName);
  const response = parameters(record, 'responseElements', eventName);
  const [name] = selectStrings(request, 'groupName');
  const [id] = [...selectStrings(request, 'groupId'), ...selectStrings(response, 'groupId')];
  const path = name?.path ?? id?.path;
  return path ? [{ role, name: name?.value, groupId: id?.value, path }] : [];
}

/** A launch names its groups by id or by name, for the instance or for each of its network interfaces. */
function groupsOfLaunch(record: JsonObject, role: SecurityGroupMention['role']): SecurityGroupMention[] {
  const request = parameters(record, 'requestParameters', 'RunInstances');
  const sets = ['groupSet.*', 'networkInterfaceSet.*.groupSet.*'];
  const byId = sets.flatMap((set) => selectStrings(request, `${set}.groupId`));
  const byName = sets.flatMap((set) => selectStrings(request, `${set}.groupName`));
  return [
    ...byName.map(({ value, path }) => ({ role, name: value, groupId: undefined, path })),
    ...byId.map(({ value, path }) => ({ role, name: undefined, groupId: value, path })),
  ];
}
