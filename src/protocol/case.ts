/** A case: files that are loaded from disk. */

import type { Filter, LevelName } from './findings.ts';
import type { Place } from './places.ts';

/** Server → client whenever what is shown changed. */
export interface State {
  readonly filter: Filter;
  /** What the user calls things, as everything shown has it. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly total: number;
  readonly visible: number;
  readonly byLevel: Readonly<Record<LevelName, number>>;
  readonly logs: number;
  readonly events: number;
  readonly duplicates: number;
  /** Findings that Sigma filters took away, and how many filters that were; neither among `total` nor `visible`. */
  readonly suppressed: { readonly findings: number; readonly filters: number };
  readonly undecided: number;
  /** Null where no case is loaded. */
  readonly loadedCase: LoadedCase | null;
  /** Files that were found and not loaded, by choice. */
  readonly leftOut: number;
}

/** The files that were loaded from disk, whether or not they are open. */
export interface LoadedCase {
  readonly read: number;
  readonly skipped: number;
  /** Folders and links that could not be looked into, so that nobody knows what is in them; missing where there are none. */
  readonly unreached?: number;
}

/** What came of loading a case. */
export interface CaseSummary extends LoadedCase {
  /** Why no more was read; `full`: there would be more text than fits into memory. */
  readonly end: 'complete' | 'cancelled' | 'full';
}

/** What the names of log objects tell: AWS account, region and day (UTC, as `2026-11-04`). */
export const FACETS = ['account', 'region', 'day'] as const;

export type Facet = (typeof FACETS)[number];

/** Files that have one value of a facet; '' for those whose names do not tell. */
export interface FacetCount {
  readonly value: string;
  readonly files: number;
  /** As they stand on disk. */
  readonly bytes: number;
}

/** The values of each facet whose files are not loaded. */
export type LeftOut = Readonly<Record<Facet, readonly string[]>>;

/** The files that were found for a case, before any was read. */
export interface CaseSurvey {
  readonly files: number;
  readonly bytes: number;
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  /** As it was chosen the last time. */
  readonly leftOut: LeftOut;
}

/** Server → client while a case is loaded, some times a second. */
export interface LoadingProgress {
  /** Done, of `total` files. */
  readonly files: number;
  readonly total: number;
  readonly events: number;
  /** Of files as they stand on disk. */
  readonly megabytesPerSecond: number;
  /** Undefined while it is too early to tell. */
  readonly secondsLeft: number | undefined;
}

export interface PathsParams {
  readonly paths: readonly string[];
}

export interface LoadParams extends PathsParams {
  /**
   * Which of the files found are read. `kept`: those chosen before. `asked`: the user chooses. Missing: the user chooses
   * where there are many.
   */
  readonly choice?: 'kept' | 'asked';
}

export interface PathParams {
  readonly path: string;
}

/** Where the file can be read, or why it cannot. */
export interface OpenedFile {
  readonly place: Place | null;
  readonly reason: string;
}
