/** What the timeline draws, and what its page and the extension say to each other. */

import type { Entity, EntityKind, EntityMark } from './entities.ts';
import type { LevelName } from './findings.ts';

/** A part of the time, or all of it, in so many bins. Times in milliseconds since 1970 UTC. */
export interface TimelineParams {
  readonly from?: number;
  readonly to?: number;
  readonly bins: number;
  /** What has lanes. */
  readonly lanes: EntityKind;
}

/** The events over time: each list has a number for each bin, and each event counts once. */
export interface TimelineData {
  readonly from: number;
  readonly to: number;
  readonly binMilliseconds: number;
  readonly succeeded: readonly number[];
  readonly failed: readonly number[];
  readonly findings: readonly number[];
  /** The highest level of each bin's findings. */
  readonly levels: readonly (LevelName | null)[];
  readonly lanes: readonly TimelineLane[];
  /** How many things there are of the kind that has lanes. */
  readonly laneTotal: number;
  /** Events without a readable time. */
  readonly untimed: number;
}

/** One thing over time. Its numbers and `untimed` together are all of its events. */
export interface TimelineLane {
  readonly entity: Entity;
  /** Null where no finding is about it. */
  readonly mark: EntityMark | null;
  /** What it is called, and its counts. */
  readonly label: string;
  readonly bins: readonly number[];
  /** The highest level of each bin's findings. */
  readonly levels: readonly (LevelName | null)[];
  readonly untimed: number;
}

/** `to` is not inside. */
export interface FirstEventParams {
  readonly from: number;
  readonly to: number;
  /** Missing: anybody's. */
  readonly entity?: Entity;
}

/** What the timeline asks the extension for. */
export type TimelineRequest =
  | { readonly kind: 'show'; readonly number: number; readonly params: TimelineParams }
  | { readonly kind: 'open'; readonly params: FirstEventParams };

/**
 * What it is told: an answer with the number of the question, for it may have asked another one meanwhile, or that the
 * logs have changed, so that what is shown is to be asked for again.
 */
export type TimelineAnswer =
  | { readonly kind: 'data'; readonly number: number; readonly data: TimelineData | null }
  | { readonly kind: 'changed' };
