/** Findings that somebody tells to be harmless. */

import type { EventTarget, Place, Range } from './places.ts';

/** By what of its event a finding can be told to be harmless. */
export type SuppressionKind =
  | 'principal'
  | 'role'
  | 'access-key'
  | 'as-organization'
  | 'network'
  | 'address'
  | 'key-name'
  | 'group-name'
  | 'user-agent';

/** The findings at an event that can be suppressed, and by what. */
export interface Suppressible {
  /** Of which rules there are findings. */
  readonly rules: readonly { readonly finding: string; readonly title: string }[];
  readonly choices: readonly SuppressionChoice[];
}

export interface SuppressionChoice {
  readonly kind: SuppressionKind;
  /** "Suppress for this principal" */
  readonly label: string;
  /** Shortened, to be shown. */
  readonly value: string;
  /** The value as a Sigma text that wildcards can be put into; null where the value itself is suppressed. */
  readonly pattern: string | null;
}

/** Filters that may be written for some rules, to be told what they would do. */
export interface SuppressionPreviewParams extends EventTarget {
  /** `Suppressible.rules[].finding` */
  readonly rules: readonly string[];
  readonly choices: readonly { readonly kind: SuppressionKind; readonly pattern?: string }[];
}

export interface SuppressParams extends EventTarget {
  readonly kind: SuppressionKind;
  readonly pattern?: string;
  /** `Suppressible.rules[].finding`: those that are suppressed. */
  readonly rules: readonly string[];
  readonly reason: string;
  readonly author?: string;
  /** The last day, in UTC, whose events are suppressed: `2026-12-31`. */
  readonly expires?: string;
}

/** A Sigma filter to be written, or why there is none. */
export interface FilterDocument {
  readonly text: string;
  readonly fileName: string;
  /** Empty where there is none. */
  readonly problem: string;
}

/** A filter that took findings away. All text is plain. */
export interface Suppression {
  readonly title: string;
  /** Why, in the user's words. */
  readonly description: string;
  readonly place: Place;
  /** Its file holds nothing else. */
  readonly isAlone: boolean;
  /** Else the lines of the file to take away, and what stands there. */
  readonly document: { readonly range: Range; readonly text: string } | null;
  /** How many it took away … */
  readonly findings: number;
  /** … and how many of them another filter takes away as well. */
  readonly findingsOfOthers: number;
}
