import type { EntityKind } from '../../protocol.ts';

/** A kind of things as it is shown: under which heading, as what, with which icon. */
export interface EntityGroup {
  readonly kind: EntityKind;
  readonly label: string;
  readonly noun: string;
  readonly icon: string;
}

/** In the order of the view. */
export const ENTITY_GROUPS: readonly EntityGroup[] = [
  { kind: 'access-key', label: 'Access keys', noun: 'access key', icon: 'key' },
  { kind: 'principal', label: 'Principals', noun: 'principal', icon: 'person' },
  { kind: 'key-pair', label: 'Key pairs', noun: 'key pair', icon: 'lock' },
  { kind: 'address', label: 'Addresses', noun: 'address', icon: 'globe' },
  { kind: 'user-agent', label: 'User agents', noun: 'user agent', icon: 'browser' },
  { kind: 'instance', label: 'Instances', noun: 'instance', icon: 'vm' },
  { kind: 'security-group', label: 'Security groups', noun: 'security group', icon: 'shield' },
];
