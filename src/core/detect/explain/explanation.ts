import type { Evidence, EventFacts } from '../finding.ts';
import type { CorrelationType, FilterRule, Limit, Rule } from '../rule.ts';
import type { Truth } from '../sigma/expr.ts';

/** Why one document says what it says of one event. Plain data; values are shown as they stand, session tokens hidden. */
export type Explanation = DetectionExplanation | CorrelationExplanation;

/** `match` here means that the condition holds; whether a finding comes of it is said beside. */
export type ExplainedVerdict = 'match' | 'no-match' | 'undecided';

interface ExplanationHead {
  readonly rule: Rule;
  readonly verdict: ExplainedVerdict;
  /** The filters that take away what the document says of this event. */
  readonly suppressedBy: readonly ExplainedFilter[];
}

export interface DetectionExplanation extends ExplanationHead {
  readonly kind: 'detection';
  readonly condition: ExplainedPart;
  /** Of a document that asks for new terms, where its condition holds. */
  readonly newTerms: NewTermsExplanation | undefined;
}

/** A part of a condition and its answer. */
export interface ExplainedPart {
  readonly truth: Truth;
  /** As in `ConditionPart`. */
  readonly kind: 'all' | 'any' | 'not' | 'item';
  readonly name: string | undefined;
  readonly parts: readonly ExplainedPart[];
  readonly item: ExplainedItem | undefined;
}

/** The field that decided an item. */
export interface ExplainedItem {
  /** Empty for keywords. */
  readonly field: string;
  readonly modifiers: readonly string[];
  readonly all: boolean;
  readonly neq: boolean;
  /** What the field was tested against, those that decided first; null is "null or absent". */
  readonly wanted: readonly (string | null)[];
  /** How many more there are. */
  readonly moreWanted: number;
  /** What the event has there, each value at its place; what decided, or all of them where nothing did. */
  readonly found: readonly Evidence[];
  readonly moreFound: number;
  /** Why it could not be decided. */
  readonly reasons: readonly string[];
}

export interface ExplainedFilter {
  readonly filter: FilterRule;
  /** Its condition, which says what may pass; undefined where the filter is due to another event of the chain. */
  readonly condition: ExplainedPart | undefined;
}

/** Which history was searched, and what it holds. */
export interface NewTermsExplanation {
  /** True, unless it is undecided: the values are new. */
  readonly truth: Truth;
  readonly reason: string | undefined;
  readonly fields: readonly { readonly field: string; readonly values: readonly string[] }[];
  /** How far back one has to look, in milliseconds. */
  readonly history: number;
  /** How far the logs reach back from the event, in milliseconds. */
  readonly loaded: number;
  /** Earlier events within the history that the condition matches, and those of them with the same values. */
  readonly earlier: number;
  readonly same: number;
  /** The latest event before with the same values, whenever it was. */
  readonly lastSeen: EventFacts | undefined;
}

export interface CorrelationExplanation extends ExplanationHead {
  readonly kind: 'correlation';
  readonly type: CorrelationType;
  /** In milliseconds. */
  readonly timespan: number;
  /** The window looks both ways from its event, or back only. */
  readonly looks: 'both-ways' | 'back';
  readonly groupBy: readonly { readonly field: string; readonly values: readonly string[] }[];
  /** The event that the window was laid at: the one asked about, or the one that would carry the finding. */
  readonly at: EventFacts | undefined;
  /** In milliseconds since 1970, edges inside. */
  readonly window: { readonly from: number; readonly to: number } | undefined;
  /** The finding of which the event is part without carrying it. */
  readonly partOf: EventFacts | undefined;
  readonly members: readonly ExplainedMember[];
  /** Undefined where rules must be there, rather than so many events. */
  readonly measure: ExplainedMeasure | undefined;
  /** Why there is no match, the most telling first. */
  readonly reasons: readonly CorrelationReason[];
  /** What the correlation's rules say of the event itself, in their order. */
  readonly own: readonly Explanation[];
}

export interface ExplainedMember {
  /** As the correlation calls its rule. */
  readonly name: string;
  readonly title: string;
  /** The rule matches the event that was asked about. */
  readonly isThis: boolean;
  /** False where the condition can do without it. */
  readonly truth: Truth;
  /** The events in the window, oldest first, as far as anyone would read them. */
  readonly events: readonly MemberEvent[];
  /** How many there are in the window, in the group at any time, and in all. */
  readonly inWindow: number;
  readonly inGroup: number;
  readonly inAll: number;
  /** Where none is in the window: the nearest of the group, and how far away it is, negative before. */
  readonly nearest: { readonly event: EventFacts; readonly distance: number } | undefined;
}

export interface MemberEvent {
  readonly event: EventFacts;
  readonly evidence: readonly Evidence[];
}

export interface ExplainedMeasure {
  readonly truth: Truth;
  readonly limits: readonly Limit[];
  /** What is counted or computed of: empty for events. */
  readonly fields: readonly string[];
  readonly percentile: number | undefined;
  /** In the window; undefined where there is nothing to compute from. */
  readonly value: number | undefined;
  /** The distinct values counted, as far as anyone would read them. */
  readonly values: readonly string[];
}

export type CorrelationReason =
  /** The event matches none of the rules. */
  | { readonly kind: 'no-member' }
  | { readonly kind: 'no-time' }
  /** It has no value to be grouped by. */
  | { readonly kind: 'no-group'; readonly field: string }
  /** What `where` asks of it is not so. */
  | { readonly kind: 'where'; readonly member: string; readonly fields: readonly string[] }
  /** A rule matched no event at all. */
  | { readonly kind: 'missing'; readonly member: string }
  /** Others are there, but by another value of the group-by fields. */
  | { readonly kind: 'group'; readonly member: string | undefined }
  /** Others are there, but too far away. */
  | { readonly kind: 'window'; readonly member: string | undefined }
  /** Others are there that do not share the fields of `same`, or do share those of `unlike`. */
  | { readonly kind: 'unalike'; readonly member: string; readonly fields: readonly string[] }
  /** A rule that must not be there is. */
  | { readonly kind: 'forbidden'; readonly member: string }
  | { readonly kind: 'order' }
  | { readonly kind: 'too-few' }
  /** The window held enough at an earlier event already, which carries the finding. */
  | { readonly kind: 'carried'; readonly event: EventFacts };
