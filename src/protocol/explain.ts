/** Why a rule says what it says of an event. */

import type { EventRef } from './places.ts';

export interface ExplainParams {
  readonly event: EventRef;
  /** The key of a rule document. */
  readonly rule: string;
}

export interface RuleChoices {
  readonly event: EventRef;
  /** What is hidden first, then what was nearest to a finding; findings by their level. */
  readonly rules: readonly RuleChoice[];
}

/** How a rule stands to an event; all text is plain. */
export interface RuleChoice {
  /** The key of its document. */
  readonly rule: string;
  /** The id of its findings. */
  readonly finding: string;
  /**
   * `hidden`: it matches, and a filter, the minimum level or the search hides that; `near-miss`: it is about this call, and
   * something else failed; `finding`: it matches, and that is what is shown; `match`: so it does, and a graver document
   * with the same finding is shown; `other`: it is about other calls.
   */
  readonly standing: 'hidden' | 'near-miss' | 'undecided' | 'finding' | 'match' | 'other';
  /** Its finding is shown, and underlined at the very place that was asked about. */
  readonly isHere: boolean;
  readonly label: string;
  readonly description: string;
  /** What failed, or is in the way. */
  readonly detail: string;
}
