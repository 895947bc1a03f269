import { valuesOfMatch } from '../told-by-facts.ts';
import type { Firing } from './firing.ts';
import { accountOf, regionOf } from './identity.ts';
import type { JoinedEvent, Joins } from './joins.ts';

/** The values of a field at a firing: none where the event has no such field, several for a list. */
export type ReadField = (firing: Firing, field: string) => readonly string[];

/** Reads own fields from what `match` brought along and joined fields through the creations in all logs. */
export function fieldReader(joins: Joins): ReadField {
  return (firing, field) => {
    const { event } = firing.match;
    if (Object.hasOwn(firing.narrowed, field)) return firing.narrowed[field]!;
    return joinedValues(joins, event, field) ?? valuesOfMatch(firing.match, field);
  };
}

/** The values of a field that creations in all logs may tell; undefined for any other. */
export function joinedValues(joins: Joins, event: JoinedEvent, field: string): readonly string[] | undefined {
  switch (field) {
    case 'cloudtrail.security_group.name':
      return joins.groupNames(event);
    case 'cloudtrail.security_group.name.reason':
      return joins.groupReasons(event);
    case 'cloudtrail.key_pair.name':
      return joins.keyPairNames(event);
    default:
      return undefined;
  }
}

/**
 * The same values as terms to group and compare by. A key that is no access key (redacted, malformed) is nobody's,
 * and an unknown account or region equals only the unknown one of the same log.
 */
export function termReader(read: ReadField): ReadField {
  return (firing, field) => {
    const { event } = firing.match;
    switch (field) {
      case 'userIdentity.accessKeyId':
        return event.credential === 'unknown' ? [] : read(firing, field);
      case 'cloud.account.id':
        return [accountOf(event)];
      case 'cloud.region':
        return [regionOf(event)];
      default:
        return read(firing, field);
    }
  };
}
