/** What the timeline draws, and what its page and the extension say to each other. */

import type { LevelName } from './findings.ts';

/** A part of the time, or all of it, in so many bins. Times in milliseconds since 1970 UTC. */
export interface TimelineParams {
  readonly from?: number;
  readonly to?: number;
  readonly bins: number;
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
  /** Events without a readable time. */
  readonly untimed: number;
}

/** One access key over time. */
export interface TimelineLane {
  readonly accessKeyId: string;
  readonly label: string;
  readonly bins: readonly number[];
}

/** `to` is not inside. */
export interface FirstEventParams {
  readonly from: number;
  readonly to: number;
  readonly accessKeyId?: string;
}

/** What the timeline asks the extension for, and what it is answered. */
export type TimelineRequest =
  ({ readonly kind: 'show' } & TimelineParams) | ({ readonly kind: 'open' } & FirstEventParams);

/** `isNew`: the logs have changed, so what is shown is to be asked for again. */
export interface TimelineAnswer {
  readonly data: TimelineData | null;
  readonly isNew: boolean;
}
