import type { Expr } from './expr.ts';

/**
 * One part of a condition as it is written, with the expression that decides it: what an explanation shows. Matching
 * never looks at it.
 */
export interface ConditionPart {
  /** How its parts are linked; an `item` has none and asks about a field or, as a keyword, about the whole record. */
  readonly kind: 'all' | 'any' | 'not' | 'item';
  /** What the condition calls it: `selection`, `1 of filter_*`. */
  readonly name: string | undefined;
  readonly parts: readonly ConditionPart[];
  readonly item: ConditionItem | undefined;
  readonly expr: Expr;
}

/** What an item asks: `field|modifier: values`. */
export interface ConditionItem {
  /** Empty for keywords. */
  readonly field: string;
  /** As written, without `all` and `neq`. */
  readonly modifiers: readonly string[];
  /** Every value must be found, instead of one. */
  readonly all: boolean;
  /** What the item says must not hold. */
  readonly neq: boolean;
  /** What it asks for; a placeholder is each entry of its list. */
  readonly wanted: readonly WantedValue[];
}

export interface WantedValue {
  /** Null asks for a field that is null or absent. */
  readonly text: string | null;
  readonly expr: Expr;
}
