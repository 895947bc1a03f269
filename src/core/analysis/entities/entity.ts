import type { FieldPath } from '../../log/json/value.ts';
import type { Span } from '../../log/span.ts';
import type { EventFacts } from '../../detect/finding.ts';

export type EntityKind =
  | 'access-key'
  | 'key-pair'
  | 'principal' // an ARN
  | 'address'
  | 'user-agent'
  | 'security-group' // its id
  | 'instance'
  | 'event-name'
  | 'event'; // its eventID

/**
 * A thing one can pivot on. A key pair is identified within its account and region, the others by value alone. A key
 * pair without `accountId` or `region` is the one of that name in any, unless `log` is given.
 */
export interface Entity {
  readonly kind: EntityKind;
  readonly value: string;
  readonly accountId?: string;
  readonly region?: string;
  /** Of a key pair: Lightsail keeps key pairs of its own under the same names. */
  readonly service?: 'ec2' | 'lightsail';
  /** Given where the event does not say its account or region: these are unknown, and unknown only within this log. */
  readonly log?: string;
}

/** One exact occurrence of an entity's value in a log. */
export interface Occurrence {
  /** The log's id, and the event's index in it. */
  readonly log: string;
  readonly index: number;
  readonly event: EventFacts;
  readonly path: FieldPath;
  /** The value's characters in the log's text. */
  readonly span: Span;
}

/** What the open logs say about an entity. Times in milliseconds. */
export interface EntitySummary {
  readonly entity: Entity;
  readonly events: number;
  readonly firstTime: number | undefined;
  readonly lastTime: number | undefined;
  readonly failures: number;
  /** Most frequent event names first. */
  readonly eventNames: readonly { readonly name: string; readonly count: number }[];
  readonly findings: number;
}

/** An event related to an entity and every reason why; `span` is the best place to show. */
export interface RelatedHit {
  readonly event: EventFacts;
  readonly reasons: readonly string[];
  readonly span: Span;
  /** The exact matching values; empty where the relation is derived (issued credentials). */
  readonly matched: readonly Occurrence[];
}
