import type { JsonObject } from '../../log/json/value.ts';
import type { Level } from '../level.ts';
import type { RefusedRule } from '../rule.ts';

/** A place in a file of tests: 1-based, the column in UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** What a file of tests says. What is wrong with a test is told by its place, and the rest is still read. */
export interface RuleTestFile {
  readonly path: string;
  readonly tests: readonly RuleTest[];
  readonly problems: readonly RefusedRule[];
}

/** Events, and what a rule must say of them. */
export interface RuleTest extends TextPlace {
  readonly name: string;
  readonly events: TestEvents;
  readonly expected: Expected;
}

/** Records as they are written in the test, or the path of an export, relative to the file of tests. */
export type TestEvents =
  | { readonly kind: 'inline'; readonly records: readonly JsonObject[] }
  | ({ readonly kind: 'export'; readonly path: string } & TextPlace);

/** All that the rule says of the events; anything else fails the test. */
export interface Expected extends TextPlace {
  readonly items: readonly ExpectedItem[];
  /** Whatever else is undecided is as expected: `expect: undecided`. */
  readonly isUndecided: boolean;
}

/** A finding, or something that is not decided. What is left open may be anything. */
export interface ExpectedItem extends TextPlace {
  readonly kind: 'finding' | 'undecided';
  /** Id, name, title or `finding` of a document. */
  readonly rule: string | undefined;
  /** The event that carries it, counted from 1. */
  readonly event: number | undefined;
  readonly level: Level | undefined;
}

/** Why a test fails, and where in the file of tests that stands. */
export interface RuleTestFailure extends TextPlace {
  readonly message: string;
  /** All that is expected and all there is, a line each; undefined where it did not come to that. */
  readonly comparison?: { readonly expected: string; readonly actual: string };
}
