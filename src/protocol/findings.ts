/** Findings as the Findings view and the filter know them. */

import type { EventNode } from './events.ts';
import type { Place } from './places.ts';

export type LevelName = 'informational' | 'low' | 'medium' | 'high' | 'critical';

export const GROUPINGS = ['incident', 'level', 'rule', 'accessKey', 'keyPair', 'principal', 'file'] as const;

export type Grouping = (typeof GROUPINGS)[number];

/** The one filter: it drives tree, Problems, code lens and decorations alike. */
export interface Filter {
  readonly minimumLevel: LevelName;
  /**
   * Case-insensitive substring of rule, message, or of any entity of the finding and its chain: what stands in the log, its
   * alias, its letter as in `[A]`. Empty means all.
   */
  readonly search: string;
  /** Shows what Sigma filters took away as well. Missing: not. */
  readonly suppressed?: boolean;
}

export interface FindingGroup {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly level: LevelName;
  readonly count: number;
  /** The story of an incident, in plain words. */
  readonly tooltip?: string;
}

export interface FindingNode {
  /** Stable while the finding stands. */
  readonly key: string;
  /** The title of the rule. */
  readonly label: string;
  /** What it says of this event; the better label where the rule is plain from the group. */
  readonly message: string;
  /** To the minute, with the day where the row of the group does not tell it: "02:16", "11-04 02:16". */
  readonly time: string;
  /** Principal, file. */
  readonly description: string;
  /** Plain text, several lines. */
  readonly tooltip: string;
  readonly level: LevelName;
  readonly rule: string;
  /** A filter took it away. */
  readonly isSuppressed: boolean;
  readonly place: Place;
  readonly related: readonly EventNode[];
}

export interface GroupsParams {
  readonly groupBy: Grouping;
}

export interface FindingsParams {
  readonly groupBy: Grouping;
  readonly group: string;
  readonly offset: number;
  readonly limit: number;
}
