import type { Placeholders } from '../../../enrich/enrichment.ts';
import type { Value } from '../value.ts';

/** What a modifier may need besides the value: the lists behind `%name%`. */
export interface ModifierContext {
  readonly placeholders: Placeholders;
}

/** Changes one value of a rule; modifiers apply from left to right. Throws a `ModifierError` for what it cannot change. */
export type Modifier = (value: Value, context: ModifierContext) => Value;

/** A value that a modifier cannot be applied to, or a modifier that stands in the wrong place. */
export class ModifierError extends Error {
  readonly blames: 'value' | 'modifier';

  constructor(reason: string, blames: 'value' | 'modifier' = 'value') {
    super(reason);
    this.blames = blames;
  }
}
