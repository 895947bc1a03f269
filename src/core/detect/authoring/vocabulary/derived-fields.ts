import type { DerivedName } from '../../../enrich/enrichment.ts';
import type { FieldEntry } from './field-entry.ts';
import { CREDENTIAL_KINDS, NAME_REASONS, OUTCOMES } from './field-words.ts';

const DERIVED: Readonly<Record<DerivedName, Omit<FieldEntry, 'name'>>> = {
  'source.as.number': {
    doc: 'The number of the network that the source address belongs to: 16509 and AS16509 are the same. Undecided where no network is known for the address.',
    from: 'sourceIPAddress',
  },
  'source.as.organization.name': {
    doc: 'Who runs the network that the source address belongs to. Undecided where no network is known for the address.',
    from: 'sourceIPAddress',
  },
  'user.name': {
    doc: 'The user name, else that of the role or user behind the session, else Root. Undecided where there is none.',
    from: 'userIdentity',
  },
  'cloud.account.id': {
    doc: 'The account that the event is about: the recipient account, else the caller’s.',
    from: 'recipientAccountId',
  },
  'cloud.region': { doc: 'The region of the call.', from: 'awsRegion' },
  'event.outcome': {
    doc: 'Whether the call went through: a failure has an error code or message, dry runs included.',
    from: 'errorCode',
    words: OUTCOMES,
  },
  'cloudtrail.credential.kind': {
    doc: 'What the prefix of the access key says of the credential behind the call, whatever the type of the user is.',
    from: 'userIdentity.accessKeyId',
    words: CREDENTIAL_KINDS,
  },
  'cloudtrail.key_pair.name': {
    doc: 'The names of the key pairs that the event creates, imports, deletes, describes or uses, wherever the call puts them. In a correlation it is found by the key pair’s id, too.',
    from: 'requestParameters',
  },
  'cloudtrail.name.reason': {
    doc: 'Why the name of the key pair or security group of this event stands out.',
    from: 'requestParameters',
    words: NAME_REASONS,
  },
  'cloudtrail.name.explanation': {
    doc: 'The same in a sentence: which hint applied to which part of the name.',
    from: 'requestParameters',
  },
  'cloudtrail.ingress.world_ports': {
    doc: 'Those of the ports 22 and 3389 that the call opens to every address.',
    from: 'requestParameters.ipPermissions',
  },
};

/** What is derived from a record, under the names that rules use. */
export const DERIVED_FIELDS: readonly FieldEntry[] = Object.entries(DERIVED).map(([name, entry]) => ({
  name,
  ...entry,
}));

/** What several events tell together: for correlations, never in a search. */
export const JOINED_FIELDS: readonly FieldEntry[] = [
  {
    name: 'cloudtrail.security_group.name',
    doc: 'The group’s name in the event itself, else in the response of the call that created the group with this id. Only in correlations.',
    from: 'requestParameters',
  },
  {
    name: 'cloudtrail.security_group.name.reason',
    doc: 'Why the name of that security group stands out. Only in correlations.',
    from: 'requestParameters',
    words: NAME_REASONS,
  },
];
