import type { Cells } from '../csv/cells.ts';
import type { FieldPath } from '../json/value.ts';
import { placeText, placeTime, placeValue } from './placement.ts';
import type { Placement } from './placement.ts';
import { canonical, isCanonical } from '../json/struct.ts';

/** OCSF's API Activity, as Amazon Security Lake writes CloudTrail: which attribute was which field. */
const TEXTS: readonly (readonly [name: string, path: FieldPath])[] = [
  ['metadata.uid', ['eventID']],
  ['api.operation', ['eventName']],
  ['api.service.name', ['eventSource']],
  ['cloud.region', ['awsRegion']],
  ['src_endpoint.ip', ['sourceIPAddress']],
  ['src_endpoint.domain', ['sourceIPAddress']],
  ['http_request.user_agent', ['userAgent']],
  ['api.response.error', ['errorCode']],
  ['api.response.message', ['errorMessage']],
  ['api.request.uid', ['requestID']],
  ['metadata.event_code', ['eventType']],
  ['metadata.product.version', ['eventVersion']],
  ['metadata.product.feature.name', ['eventCategory']],
  ['cloud.account.uid', ['recipientAccountId']],
  ['actor.user.type', ['userIdentity', 'type']],
  ['actor.user.name', ['userIdentity', 'userName']],
  ['actor.user.uid', ['userIdentity', 'arn']],
  ['actor.user.uid_alt', ['userIdentity', 'principalId']],
  ['actor.user.account.uid', ['userIdentity', 'accountId']],
  ['actor.user.account_uid', ['userIdentity', 'accountId']],
  ['actor.user.credential_uid', ['userIdentity', 'accessKeyId']],
  ['actor.session.credential_uid', ['userIdentity', 'accessKeyId']],
  ['actor.invoked_by', ['userIdentity', 'invokedBy']],
  ['actor.session.issuer', ['userIdentity', 'sessionContext', 'sessionIssuer', 'arn']],
];
const UNMAPPED = 'unmapped.';

export function placeOcsf(cells: Cells): Placement[] {
  const product = cells.get('metadata.product.name')?.text ?? '';
  const source = cells.get('api.service.name')?.text ?? '';
  if (!product.includes('CloudTrail') && !source.endsWith('.amazonaws.com')) return [];
  const unmapped = [...cells.values()].flatMap((cell) => {
    if (!cell.name.startsWith(UNMAPPED)) return [];
    const [first, ...rest] = cell.name.slice(UNMAPPED.length).split('.');
    return first !== undefined && isCanonical(first)
      ? placeValue(cell, canonical(first), ...rest.map(canonical))
      : [];
  });
  return [
    ...placeTime(cells.get('time_dt') ?? cells.get('time'), 'eventTime'),
    ...TEXTS.flatMap(([name, path]) => placeText(cells.get(name), ...path)),
    ...placeValue(cells.get('api.request.data'), 'requestParameters'),
    ...placeValue(cells.get('api.response.data'), 'responseElements'),
    ...placeValue(cells.get('resources'), 'resources'),
    ...unmapped,
  ];
}
