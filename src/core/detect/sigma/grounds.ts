import type { Evidence } from '../finding.ts';
import type { EventFields } from './event-fields.ts';
import type { Expr } from './expr.ts';

/** What a verdict rests on, in the order the rule names it; each thing once, as `EventFields` gives the same one each time. */
export interface Grounds {
  readonly evidence: Set<Evidence>;
  /** Why fields could not be decided. */
  readonly reasons: Set<string>;
}

/** What it rests on that a part of a condition holds. */
export function evidenceOfPart(part: Expr, fields: EventFields): readonly Evidence[] {
  const grounds: Grounds = { evidence: new Set(), reasons: new Set() };
  part.explain(fields, grounds, 'yes');
  return [...grounds.evidence];
}
