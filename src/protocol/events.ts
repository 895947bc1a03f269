/** Events in lists, and questions that are answered with events. */

import type { LevelName } from './findings.ts';
import type { EventTarget, Place, PlaceParams } from './places.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** One event in a tree: where it stands, what it is and why it is listed. All text is plain. */
export interface EventNode {
  readonly key: string;
  /** Time (UTC) and event name. */
  readonly label: string;
  /** Principal, address, region. */
  readonly description: string;
  /** Why this event is here: "same access key", "same key pair", "credentials issued by AKIA…". */
  readonly reason: string;
  readonly tooltip: string;
  readonly level: LevelName | null;
  readonly failed: boolean;
  readonly place: Place;
}

/** One page of some events, oldest first. */
export interface EventList {
  readonly title: string;
  readonly events: readonly EventNode[];
  readonly total: number;
}

/** The events so many minutes before and after the one at a place, of anybody or of its actor. */
export interface AroundQuestion {
  readonly at: PlaceParams;
  readonly minutes: number;
  readonly sameActor: boolean;
}

export interface AroundParams extends AroundQuestion {
  readonly offset: number;
  readonly limit: number;
}

/** The first event of a document at or after a time that a person wrote, in UTC: `2026-11-04 10:02`. */
export interface TimeParams {
  readonly uri: string;
  readonly time: string;
}

export interface EventTextParams extends EventTarget {
  /**
   * `raw`: the record as it stands in the file, byte for byte. `json`: the CloudTrail record, indented, session tokens
   * hidden; of a finding all records of its chain as `{"Records":[…]}`.
   */
  readonly form: 'raw' | 'json';
}

export interface EventText {
  readonly text: string;
  /** For a file to save it in. */
  readonly fileName: string;
  /** False where the file's bytes are not valid UTF-8, so that no text can hold them. */
  readonly isExact: boolean;
}
