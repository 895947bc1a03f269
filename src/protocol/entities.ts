/** Things one can pivot on, and what is related to them. */

import type { EventList, Page } from './events.ts';
import type { LevelName } from './findings.ts';
import type { LinkedText } from './linked-text.ts';
import type { Place, PlaceParams } from './places.ts';

export type EntityKind =
  | 'access-key'
  | 'key-pair'
  | 'principal'
  | 'address'
  | 'user-agent'
  | 'security-group'
  | 'instance'
  | 'event-name'
  | 'event';

/** The kinds that are listed, in the order of the lists, with what a list of them and one of them is called. */
export const ENTITY_LISTS: readonly {
  readonly kind: EntityKind;
  readonly label: string;
  readonly noun: string;
}[] = [
  { kind: 'access-key', label: 'Access keys', noun: 'access key' },
  { kind: 'principal', label: 'Principals', noun: 'principal' },
  { kind: 'key-pair', label: 'Key pairs', noun: 'key pair' },
  { kind: 'address', label: 'Addresses', noun: 'address' },
  { kind: 'user-agent', label: 'User agents', noun: 'user agent' },
  { kind: 'instance', label: 'Instances', noun: 'instance' },
  { kind: 'security-group', label: 'Security groups', noun: 'security group' },
];

/** A thing one can pivot on. A key pair is identified within its account and region. */
export interface Entity {
  readonly kind: EntityKind;
  readonly value: string;
  readonly accountId?: string;
  readonly region?: string;
  /** Lightsail keeps key pairs of its own. */
  readonly service?: 'ec2' | 'lightsail';
  /** Given where account or region is unknown: unknown only within this log. */
  readonly log?: string;
}

export interface EntityChoice {
  readonly entity: Entity;
  readonly label: string;
  /** Counts, first and last seen. */
  readonly description: string;
  readonly findings: number;
}

export interface EntitiesParams {
  readonly kinds: readonly EntityKind[];
}

export interface EntityParams {
  readonly entity: Entity;
}

/** How the Entities view is sorted. */
export const ENTITY_SORTINGS = ['findings', 'events', 'failures', 'firstSeen', 'lastSeen', 'name'] as const;

export type EntitySorting = (typeof ENTITY_SORTINGS)[number];

/** `search` is empty or part of the values or aliases that are wanted, in any case. */
export interface EntityPageParams {
  readonly kind: EntityKind;
  readonly sortBy: EntitySorting;
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

export type EntityTotalsParams = Pick<EntityPageParams, 'search'>;

/** How many entities of each kind hold the search; kinds are missing that are counted only when they are listed. */
export type EntityTotals = Readonly<Partial<Record<EntityKind, number>>>;

/**
 * How an entity is told from others at a glance, the same wherever it is shown: a letter of its own, and one of
 * `MARK_COLORS`, which others have as well.
 */
export interface EntityMark {
  readonly tag: string;
  readonly color: number;
}

/** Colours of VS Code's themes for charts. */
export const MARK_COLORS = [
  'charts.red',
  'charts.blue',
  'charts.orange',
  'charts.purple',
  'charts.green',
  'charts.yellow',
] as const;

/** Some of the entities of a kind. */
export interface EntityPage extends Page<EntityRow> {
  /** There are more of the kind than are listed at all: those that were met first. */
  readonly isCut: boolean;
}

/** One access key, principal … and what the logs say of it. */
export interface EntityRow {
  readonly key: string;
  readonly entity: Entity;
  /** Null where no finding is about it. */
  readonly mark: EntityMark | null;
  /** What the user calls it; empty for most. The label says it too. */
  readonly alias: string;
  readonly label: string;
  /** Counts, and the value where the label says less. */
  readonly description: string;
  readonly findings: number;
}

/** One thing that the logs say of an entity. All text is plain. */
export interface EntityDetail {
  /** Of its own among the details of the entity. */
  readonly key: string;
  readonly label: string;
  readonly description: string;
  /** Of a finding. */
  readonly level: LevelName | null;
  /** What a click opens. */
  readonly place: Place | null;
}

export interface RelatedTarget {
  /** Either what stands at a position … */
  readonly at?: PlaceParams;
  /** … or a chosen entity. */
  readonly entity?: Entity;
}

export interface RelatedQuestion extends RelatedTarget {
  /**
   * With `at`: only entities of these kinds count. Where none stands there, the server takes the first the event itself
   * has, in the order of the kinds. Missing: any.
   */
  readonly kinds?: readonly EntityKind[];
  /** With `at`: true where only what stands at the very position counts; the answer is null where nothing does. */
  readonly exact?: boolean;
}

export interface RelatedParams extends RelatedQuestion {
  readonly offset: number;
  readonly limit: number;
}

/** Events related to an entity, oldest first; `events` is one page. */
export interface Related extends EventList {
  readonly entity: Entity;
}

/** What the logs tell of a key pair, as a document. */
export interface KeyPairStoryText extends LinkedText {
  readonly keyPair: Entity;
}
