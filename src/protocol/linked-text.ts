/** Read-only documents that we write: plain text whose lines lead to the logs. */

import type { Place } from './places.ts';

export interface LinkedText {
  /** In words, for a tab: no more than some 80 characters. */
  readonly title: string;
  readonly text: string;
  readonly links: readonly TextLink[];
}

/** A stretch of one line, and the place it leads to. */
export interface TextLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly place: Place;
}
