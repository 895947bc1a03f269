import type { Cell, Cells } from '../csv/cells.ts';
import type { FieldPath } from '../json/value.ts';
import { placeText, placeValue } from './placement.ts';
import type { Placement } from './placement.ts';
import { canonical } from '../json/struct.ts';

/** Elastic Common Schema: which field of a document was which field of the record. */
const TEXTS: readonly (readonly [name: string, path: FieldPath])[] = [
  ['event.id', ['eventID']],
  ['event.action', ['eventName']],
  ['event.provider', ['eventSource']],
  ['@timestamp', ['eventTime']],
  ['cloud.region', ['awsRegion']],
  ['source.address', ['sourceIPAddress']],
  ['source.ip', ['sourceIPAddress']],
  ['user_agent.original', ['userAgent']],
  ['user.id', ['userIdentity', 'principalId']],
];
const OWN = /^(?:.*\.)?aws\.cloudtrail\.(.+)$/;
const FLATTENED = 'flattened.';

/** A document of Elastic's or OpenSearch's CloudTrail integration that has lost the original record. */
export function placeEcs(cells: Cells): Placement[] {
  const find = suffixLookup(cells);
  const role = find('aws.cloudtrail.user_identity.type')?.text === 'AssumedRole';
  const userName: FieldPath = role
    ? ['userIdentity', 'sessionContext', 'sessionIssuer', 'userName']
    : ['userIdentity', 'userName'];
  return [
    ...TEXTS.flatMap(([name, path]) => placeText(find(name), ...path)),
    ...placeText(find('user.name'), ...userName),
    ...[...cells.values()].flatMap(placeOwn),
    ...placeText(find('cloud.account.id'), 'recipientAccountId'),
  ];
}

/** Documents come as they are or inside a hit's `_source`. */
function suffixLookup(cells: Cells): (name: string) => Cell | undefined {
  return (name) => cells.get(name) ?? cells.get(`_source.${name}`);
}

/** `aws.cloudtrail.user_identity.access_key_id` is userIdentity.accessKeyId. */
function placeOwn(cell: Cell): Placement[] {
  const name = OWN.exec(cell.name)?.[1];
  if (name === undefined) return [];
  if (name.startsWith(FLATTENED)) {
    const [part, ...rest] = name.slice(FLATTENED.length).split('.');
    return placeValue(cell, camelCase(part!), ...rest);
  }
  return placeValue(cell, ...name.split('.').map(camelCase));
}

function camelCase(name: string): string {
  return canonical(name.replace('eventdata', 'event_data').replaceAll('_', ''));
}
