import { parseAddress } from '../../enrich/address.ts';
import { hideSessionTokensInText } from '../../enrich/redact.ts';
import type { MatchTarget } from '../rule.ts';
import { EventFields } from '../sigma/event-fields.ts';
import { networksOf } from './networks.ts';

/** By what of its event a finding can be told to be harmless. */
export type ChoiceKind =
  | 'principal'
  | 'role'
  | 'access-key'
  | 'as-organization'
  | 'network'
  | 'address'
  | 'key-name'
  | 'group-name'
  | 'user-agent';

/** One way to say which events are harmless, with the value that the event at hand has. */
export interface Choice {
  readonly kind: ChoiceKind;
  /** The field as a rule writes it, with its modifiers: `userIdentity.arn|cased`. */
  readonly item: string;
  /** The value as it stands in the log, or the network it lies in. */
  readonly value: string;
}

/** Names come in series (`build-1`, `build-2`), so what is suppressed may be a pattern of them. */
export function takesPattern(kind: ChoiceKind): boolean {
  return kind === 'key-name' || kind === 'group-name';
}

/** Longer values are no name of anything, and a filter is to be read by people. */
const LONGEST_VALUE = 1000;

/**
 * What of an event a filter can go by, from the caller to what was called. Only fields that the event has, with one
 * value: of several, nobody could tell which is the harmless one.
 */
export function choicesFor(target: MatchTarget): readonly Choice[] {
  const fields = EventFields.of(target);
  const text = (kind: ChoiceKind, field: string): Choice[] => {
    const value = onlyText(fields, field);
    return value === undefined ? [] : [{ kind, item: `${field}|cased`, value }];
  };
  const principal = text('principal', 'userIdentity.arn');
  return [
    ...text('role', 'userIdentity.sessionContext.sessionIssuer.arn'),
    ...(principal.length > 0 ? principal : text('principal', 'user.name')),
    ...text('access-key', 'userIdentity.accessKeyId'),
    ...text('as-organization', 'source.as.organization.name'),
    ...addressChoices(fields),
    ...text('key-name', 'cloudtrail.key_pair.name'),
    ...text('group-name', 'requestParameters.groupName'),
    ...text('user-agent', 'userAgent'),
  ];
}

function addressChoices(fields: EventFields): Choice[] {
  const address = parseAddress(onlyText(fields, 'sourceIPAddress') ?? '');
  if (!address) return [];
  const item = 'sourceIPAddress|cidr';
  const { network, itself } = networksOf(address);
  return [
    { kind: 'network', item, value: network },
    { kind: 'address', item, value: itself },
  ];
}

/** The one value of a field; undefined where there is none, several, or one that must not be repeated. */
function onlyText(fields: EventFields, field: string): string | undefined {
  const values = new Set(fields.get(field).values.map(({ value }) => value));
  const [value] = values;
  if (values.size !== 1 || typeof value !== 'string') return undefined;
  if (value.trim() === '' || value.length > LONGEST_VALUE) return undefined;
  return hideSessionTokensInText(value) === value ? value : undefined;
}
