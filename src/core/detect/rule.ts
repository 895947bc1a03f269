import type { Enrichment } from '../enrich/enrichment.ts';
import type { LogEvent } from '../log/log.ts';
import type { Evidence } from './finding.ts';
import type { Level } from './level.ts';
import type { ConditionPart } from './sigma/condition-part.ts';
import type { EventColumn } from './sigma/column-values.ts';
import type { EventFields } from './sigma/event-fields.ts';
import type { Need, Truth } from './sigma/expr.ts';
import type { Words } from './sigma/word-search.ts';
import type { ToldCondition } from './told/told-condition.ts';

/**
 * One Sigma document that loaded. Keys that Sigma does not know (`finding`, `family`, `message`, `triage`, `anchor`,
 * `where`, `same`, `unlike`, `new_terms`, `raise`, `flags`) are ours, ignored by other tools and documented in docs/sigma.md.
 */
export type Rule = DetectionRule | CorrelationRule;

export interface RuleHead {
  /** Unique among the loaded documents: the Sigma `id` (a UUID), else `name`, else the title. */
  readonly key: string;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly title: string;
  readonly level: Level;
  /** The id shown to people: `finding`, else `id`, else `name`, else title. Documents may share one. */
  readonly finding: string;
  /** The family it can be switched off with; undefined: only by not loading it. */
  readonly family: string | undefined;
  readonly description: string;
  readonly author: string | undefined;
  readonly license: string | undefined;
  readonly references: readonly string[];
  /** Sigma tags, e.g. `attack.t1098`. */
  readonly tags: readonly string[];
  readonly falsePositives: readonly string[];
  /** One line for a diagnostic; `{field}` stands for the event's own value. Undefined: the title. */
  readonly message: string | undefined;
  /** Triage guidance, one step an entry; `{field}` stands for the event's own value. */
  readonly triage: readonly string[];
  readonly path: string;
  /** 1-based line of the document in its file. */
  readonly line: number;
  /** Raises the level when the creation of the same key pair (or this rule's chain's creation) was itself flagged. */
  readonly raise: { readonly to: Level; readonly when: 'flagged' } | undefined;
  /**
   * Whether a finding of medium or above from this document flags a creation, for `raise`: the creation it is anchored on
   * (`anchor`, the default), every creation of its chain (`chain`), or none.
   */
  readonly flags: 'anchor' | 'chain' | 'none';
  /** False for a document that only feeds correlations: its matches are no findings of their own. */
  readonly reports: boolean;
}

/** What a compiled condition sees of one event. */
export interface MatchTarget {
  readonly event: LogEvent;
  readonly enrichment: Enrichment;
}

/** A condition's answer. `undecided`: a field it needed could not be decided, and the rest did not settle it. */
export type Verdict =
  | { readonly kind: 'match'; readonly evidence: readonly Evidence[] }
  | { readonly kind: 'no-match' }
  | { readonly kind: 'undecided'; readonly reasons: readonly string[] };

export interface DetectionRule extends RuleHead {
  readonly kind: 'detection';
  readonly prefilter: Prefilter;
  /** Its condition, compiled when somebody first asks where the prefilter is known without: always the same object. */
  readonly compiled: () => CompiledDetection;
  /** The condition taken apart, made anew each time: for explanations. */
  readonly parts: () => ConditionPart;
  /** The values of `fields` together were not seen by this same rule within `history` milliseconds before. */
  readonly newTerms: { readonly fields: readonly string[]; readonly history: number } | undefined;
}

/** Only events with one of these, in lower case, pass; undefined means any. The engine's index is built from them. */
export interface Prefilter {
  readonly eventSources: ReadonlySet<string> | undefined;
  readonly eventNames: ReadonlySet<string> | undefined;
}

/** A detection as events are matched with it. */
export interface CompiledDetection extends Pick<RuleHead, 'key'> {
  /** False for a call that cannot match, whatever else its record says. */
  readonly couldMatch: (call: Pick<LogEvent, 'eventSource' | 'eventName'>) => boolean;
  /** What each of the columns of a log tells that tells something of its condition. */
  readonly columns: readonly ColumnTest[];
  /** Of a condition that columns tell: what the rest of it is, once each column says yes. Undefined of any other. */
  readonly told: ToldCondition | undefined;
  /** False for an event that cannot match, as far as what columns tell together and the bytes of its record show. */
  readonly mayMatch: (target: MatchTarget) => boolean;
  /** Of each of these lists one word must stand in the record, see `searchFor`, for any verdict but "no match". */
  readonly words: readonly Words[];
  /** Fields of the record one of whose values must pass for any verdict but "no match"; each of them. */
  readonly needs: readonly Need[];
  readonly evaluate: (target: MatchTarget) => Verdict;
}

/** What a condition makes of one column of an event. */
export interface ColumnTest {
  readonly column: EventColumn;
  /** Whichever call it is of, the answer for a value is the same. */
  readonly isOfValue: boolean;
  /** Of texts in which none of these stands, in capitals or not, it says the same. Undefined: of no two for certain. */
  readonly parts: readonly string[] | undefined;
  /** As far as an event is known, which is its call and this column: what the parts that ask for the column say together. */
  readonly answer: (known: EventFields) => Truth;
}

export type CorrelationType =
  | 'event_count'
  | 'value_count'
  | 'value_sum'
  | 'value_avg'
  | 'value_percentile'
  | 'value_median'
  | 'temporal'
  | 'temporal_ordered';

export interface CorrelationRule extends RuleHead {
  readonly kind: 'correlation';
  readonly type: CorrelationType;
  /** Keys of the documents it correlates (detections or correlations), in order. */
  readonly rules: readonly string[];
  /** Names as written in `rules` (a document's `name`, `id` or title), parallel to `rules`; `anchor`, `where` … use them. */
  readonly ruleNames: readonly string[];
  readonly groupBy: readonly string[];
  /** Milliseconds; the edge is inside. */
  readonly timespan: number;
  /** Of a type that counts or computes. */
  readonly condition: CountCondition | undefined;
  /** Of a temporal type: which rules must be there. */
  readonly presence: Presence | undefined;
  /** alias → document name → field. */
  readonly aliases: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * The document whose events carry the finding. With an anchor the window is centred on the anchor's event: every other
   * document must have matched within `timespan` before or after it (before only, for `temporal_ordered`).
   * Undefined: the event that completes the window.
   */
  readonly anchor: string | undefined;
  /** document name → joined or own field → accepted values (Sigma globs): checked when concluding. */
  readonly where: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** These fields must share a value between the anchor and each named document's event. */
  readonly same: readonly { readonly fields: readonly string[]; readonly rules: readonly string[] }[];
  /** These fields must NOT share a value between the anchor and the named documents' events. */
  readonly unlike: readonly { readonly fields: readonly string[]; readonly rules: readonly string[] }[];
}

export interface CountCondition {
  /** Each must hold; several are a range. */
  readonly limits: readonly Limit[];
  /** What is counted or computed: the fields whose values together are counted once, the one that holds a number. */
  readonly fields: readonly string[];
  /** Of `value_percentile`, from 0 to 100. */
  readonly percentile: number | undefined;
}

export interface Limit {
  readonly op: 'gte' | 'gt' | 'lte' | 'lt' | 'eq' | 'neq';
  readonly count: number;
}

/** Which of a correlation's rules, by their position, a window must hold. */
export type Presence =
  | { readonly kind: 'rule'; readonly position: number }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Presence[] }
  | { readonly kind: 'not'; readonly part: Presence }
  /** So many of the rules, whichever they are. */
  | { readonly kind: 'limits'; readonly limits: readonly Limit[] };

/** A Sigma filter: what it adds to the condition of other rules, so that they leave out what is known to be harmless. */
export interface FilterRule {
  /** Unique among the loaded documents: the Sigma `id` (a UUID), else `name`, else the title. */
  readonly key: string;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly title: string;
  /** Why it is there, in the user's words. */
  readonly description: string;
  readonly author: string | undefined;
  /** The last day, in UTC, whose events it judges: `2026-12-31`. Later ones pass, so that it is looked at again. */
  readonly expires: string | undefined;
  readonly path: string;
  /** 1-based line of the document in its file. */
  readonly line: number;
  /** Keys of the rules that it is for. Of a correlation it judges the event that carries the finding. */
  readonly rules: readonly string[];
  /** What it calls its rules and is not loaded, as written. */
  readonly missing: readonly string[];
  /** False for an event that it leaves out. One that cannot be decided passes. */
  readonly passes: (target: MatchTarget) => boolean;
  /** Its condition taken apart, as that of a detection. */
  readonly parts: () => ConditionPart;
}

/** A document that was not loaded: it is refused by name, at its place, and the rest of the pack runs. */
export interface RefusedRule {
  readonly path: string;
  /** 1-based; column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/**
 * Everything that loaded, with counts that add up: seen = rules + notApplicable + refused + those switched off. Filters
 * that loaded are counted apart.
 */
export interface RuleSet {
  readonly rules: readonly Rule[];
  /** Undefined: none. */
  readonly filters?: readonly FilterRule[];
  readonly refused: readonly RefusedRule[];
  readonly seen: number;
  readonly notApplicable: number;
  /** Undefined: none. */
  readonly switchedOff?: readonly SwitchedOff[];
}

/** A family that was switched off. */
export interface SwitchedOff {
  readonly family: string;
  /** How many documents do not run for it; 0: no rule is of this family. */
  readonly rules: number;
}
