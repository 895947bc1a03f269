import type { Evidence } from '../finding.ts';

/** What a verdict rests on, in the order the rule names it; each thing once, as `EventFields` gives the same one each time. */
export interface Grounds {
  readonly evidence: Set<Evidence>;
  /** Why fields could not be decided. */
  readonly reasons: Set<string>;
}
