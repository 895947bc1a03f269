import type { FieldPath } from '../../log/json/value.ts';

/** Where a call that created or opened a security group says which one: a created one gets its id by the response. */
export function pathOfGroup(role: 'created' | 'opened', groupId: string | undefined): FieldPath {
  if (groupId === undefined) return ['requestParameters', 'groupName'];
  return [role === 'created' ? 'responseElements' : 'requestParameters', 'groupId'];
}
