import type { AutonomousSystem, CredentialKind, KeyPairRole, NameReason } from '../enrich/enrichment.ts';
import type { JsonValue } from '../log/json/value.ts';
import type { Span } from '../log/span.ts';
import type { Level } from './level.ts';

/**
 * The small plain facts of one event that travel from `match` (any thread) to `conclude`.
 * Structured-clonable: no functions, no reference to the log's text.
 */
export interface EventFacts {
  /** Identity of the log: a path or URI, given by the caller. */
  readonly log: string;
  /** The event's index in its log. */
  readonly index: number;
  /** The record as it stands in the log's text. */
  readonly span: Span;
  readonly eventID: string | undefined;
  readonly eventName: string;
  readonly eventSource: string;
  readonly eventTime: string | undefined;
  /** Milliseconds since 1970 UTC; undefined without a readable time. */
  readonly time: number | undefined;
  readonly accessKeyId: string | undefined;
  readonly credential: CredentialKind;
  readonly principalArn: string | undefined;
  readonly userName: string | undefined;
  readonly accountId: string | undefined;
  readonly region: string | undefined;
  readonly sourceIPAddress: string | undefined;
  /** Without session tokens. */
  readonly userAgent: string | undefined;
  readonly as: AutonomousSystem | undefined;
  readonly success: boolean;
  readonly keyPairs: readonly {
    readonly role: KeyPairRole;
    readonly name: string | undefined;
    readonly keyPairId: string | undefined;
  }[];
  /** The groups a group call names (created or opened), from request and response: a name, an id or both. */
  readonly securityGroups: readonly {
    readonly name: string | undefined;
    /** What `assessName` says of the name. */
    readonly reason: NameReason | undefined;
    readonly groupId: string | undefined;
  }[];
}

/** One field that made a rule fire. `from` names the record field of a derived one; `span` is then that field's place. */
export interface Evidence {
  /** As the rule wrote it: `requestParameters.keyName`, `cloudtrail.credential.kind`. */
  readonly field: string;
  /** Null for a field that matched by being absent. */
  readonly value: JsonValue;
  readonly span: Span | null;
  readonly from?: { readonly field: string; readonly value: JsonValue };
}

/** One document matched one event; the unit of `match`'s output. */
export interface Match {
  /** `Rule.key` of the document. */
  readonly rule: string;
  readonly event: EventFacts;
  readonly evidence: readonly Evidence[];
  /**
   * Values of every field that may be asked of the rules that matched this event (by the correlations they feed, new terms,
   * aliases, messages or triage) where they are not just what the event's facts tell, see `valuesOfMatch`. Lists keep all values.
   */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/**
 * A match that filters took away. Of a correlation the event that would carry its finding: there `match` has its rule,
 * and neither evidence nor values.
 */
export interface SuppressedMatch {
  readonly match: Match;
  /** `FilterRule.key` of each filter that did not let it pass. */
  readonly filters: readonly string[];
}

/** A document that could not be decided on an event, with the reason: "no AS known for 10.0.0.5". */
export interface UndecidedMatch {
  readonly rule: string;
  readonly event: EventFacts;
  readonly reasons: readonly string[];
}

/** What the rules say of one event. */
export interface EventMatches {
  readonly matches: readonly Match[];
  readonly undecided: readonly UndecidedMatch[];
  readonly suppressed: readonly SuppressedMatch[];
}

/** Everything `match` learns from one log. */
export interface LogMatches {
  readonly log: string;
  readonly matches: readonly Match[];
  readonly undecided: readonly UndecidedMatch[];
  /** Undefined: none. */
  readonly suppressed?: readonly SuppressedMatch[];
  /** Facts that join events: a group's id and name, a key pair's id and name, from any create response. */
  readonly joins: readonly {
    readonly kind: 'security-group' | 'key-pair';
    readonly id: string;
    readonly name: string;
    /** What `assessName` says of the name, for events that give only the id. */
    readonly reason: NameReason;
    readonly accountId: string | undefined;
    readonly region: string | undefined;
    readonly log: string;
  }[];
  /** First and last readable time of any event, in milliseconds. */
  readonly firstTime: number | undefined;
  readonly lastTime: number | undefined;
}

/** What a related event is to the finding, e.g. "security_group_change", "same key pair". */
export interface RelatedEvent {
  readonly role: string;
  readonly event: EventFacts;
  /** The best place to show: the first evidence of that match, else the record. */
  readonly span: Span;
}

/** One rule fired on one anchor event. */
export interface Finding {
  /** `finding` id of the rule. */
  readonly id: string;
  /** `Rule.key` of the document whose level won. */
  readonly rule: string;
  readonly title: string;
  readonly author: string | undefined;
  readonly level: Level;
  /** One plain line with the event's own values. */
  readonly message: string;
  /** Triage steps with the event's own values filled in; plain text. */
  readonly triage: readonly string[];
  readonly event: EventFacts;
  /** The field to underline: a distinctive value rather than eventName or eventSource where there is one. */
  readonly primary: Span;
  readonly evidence: readonly Evidence[];
  readonly related: readonly RelatedEvent[];
}

/** A rule that could not be decided on an event. */
export interface Undecided {
  /** `finding` id of the rule. */
  readonly id: string;
  readonly reason: string;
  readonly event: EventFacts;
}

/** A finding that there would be without filters. */
export interface SuppressedFinding {
  readonly finding: Finding;
  /** `FilterRule.key` of each filter that took away the finding or part of its chain. */
  readonly filters: readonly string[];
}

/** Findings in order: time, then log, then offset; one per (finding id, anchor event), the highest level wins. */
export interface Conclusion {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  /** In the same order. What is a finding even so, be it of a lower level, is not among them. */
  readonly suppressed: readonly SuppressedFinding[];
}
