import type { FieldPath, JsonValue } from '../log/json/value.ts';

/** What an access key's prefix says about the credential behind a call. Never judged by `userIdentity.type`. */
export type CredentialKind = 'long-term' | 'temporary' | 'service' | 'none' | 'unknown';

/** An autonomous system: the network a source address belongs to. */
export interface AutonomousSystem {
  readonly number: number;
  readonly organization: string;
}

/** Looks up the network of an address; a port, so that the bundled table and a user's `.mmdb` are alike. */
export interface AsnTable {
  /** Where the data comes from and of which date, for the reader of a finding. */
  readonly description: string;
  /** The address's network; undefined when `address` is no address or is in no listed network. */
  lookup(address: string): AutonomousSystem | undefined;
}

/** Why a name of a key pair or security group stands out, strongest first. `automation` names the tool whose full pattern fits. */
export type NameReason =
  'known-bad' | 'known-bad-generic' | 'convention' | 'gibberish' | 'weak' | 'automation' | 'none';

export interface NameAssessment {
  readonly reason: NameReason;
  /** One plain sentence for a person: which hint applied to which part. */
  readonly explanation: string;
}

/** The shipped name lists plus what the user added; values are Sigma globs (`*`, `?`), matched without case. */
export interface Placeholders {
  readonly known_bad_key_pair_names: readonly string[];
  readonly known_bad_generic_key_pair_names: readonly string[];
  readonly known_bad_group_names: readonly string[];
  /** AS numbers ("AS16509") or organisation names; globs only where the user writes them. */
  readonly cloud_providers: readonly string[];
  readonly [name: string]: readonly string[];
}

/** What enrichment needs from outside; the entry points read the bytes and hand them in. */
export interface EnrichContext {
  readonly asn: AsnTable;
  readonly assessName: (name: string, kind: 'key-pair' | 'security-group') => NameAssessment;
  readonly placeholders: Placeholders;
}

/** A derived field's value and the record field it was derived from (its place is the finding's place). */
export interface DerivedField {
  readonly value: JsonValue;
  readonly from: FieldPath;
  /** Of a list: what each element was derived from, where that differs. */
  readonly places?: readonly FieldPath[];
}

/** A derived field that could not be decided, with the reason in plain words: "no AS known for 10.0.0.5". */
export interface UndecidedField {
  readonly undecided: string;
  readonly from: FieldPath;
}

/** The public names of the derived fields; users write rules on them. */
export type DerivedName =
  | 'source.as.number'
  | 'source.as.organization.name'
  | 'user.name'
  | 'cloud.account.id'
  | 'cloud.region'
  | 'event.outcome' // success | failure
  | 'cloudtrail.credential.kind'
  | 'cloudtrail.key_pair.name' // a list
  | 'cloudtrail.name.reason' // of the key pair or group this event names
  | 'cloudtrail.name.explanation' // that reason in a sentence
  | 'cloudtrail.ingress.world_ports'; // a list of 22 and 3389, those open to the world

/** One event's derived fields, computed when first asked for. Undefined: the event has no such field. */
export interface Enrichment {
  get(name: DerivedName): DerivedField | UndecidedField | undefined;
}

/** What an event does with a key pair. */
export type KeyPairRole = 'created' | 'imported' | 'deleted' | 'described' | 'used';

/** A key pair named by an event: identity is (service, account, region, name). */
export interface KeyPairMention {
  readonly role: KeyPairRole;
  /** Lightsail keeps key pairs of its own under the same event names; no EC2 instance can use them. */
  readonly service: 'ec2' | 'lightsail';
  /** Undefined where only the id is given (DeleteKeyPair by `keyPairId`). */
  readonly name: string | undefined;
  readonly keyPairId: string | undefined;
  readonly fingerprint: string | undefined;
  /** Where the name (else the id) stands in the record. */
  readonly path: FieldPath;
}
