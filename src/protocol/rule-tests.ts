/** Tests of rules. */

import type { Position } from './places.ts';

export interface RuleTestsParams {
  /** Files that are called as files of tests are; those that are none of ours are left out of the answer. */
  readonly uris: readonly string[];
}

/** A file of tests of rules, as it stands on disk. All text is plain. */
export interface RuleTestFile {
  readonly uri: string;
  readonly tests: readonly { readonly name: string; readonly start: Position }[];
  /** What of it cannot be read. */
  readonly problems: readonly RuleTestMessage[];
}

export interface RunRuleTestsParams {
  readonly uri: string;
  /** By their number in the file, from 0; missing: all. */
  readonly tests?: readonly number[];
}

export interface RuleTestResult {
  readonly test: number;
  readonly name: string;
  /** Milliseconds. */
  readonly duration: number;
  /** None where it passed. */
  readonly failures: readonly RuleTestMessage[];
}

export interface RuleTestMessage {
  readonly message: string;
  readonly start: Position;
  /** All that is expected and all there is, a line each. */
  readonly comparison?: { readonly expected: string; readonly actual: string };
}
