/** How things came to be and what they led to, as the Lineage view shows it. */

import type { Entity, EntityMark } from './entities.ts';
import type { Place } from './places.ts';

/** Upwards, downwards, and the stretches between the changes of a credential's address, network, program or region. */
export const LINEAGE_PARTS = ['origins', 'outcomes', 'segments'] as const;

export type LineagePart = (typeof LINEAGE_PARTS)[number];

/** One part of what is known of an entity. */
export interface LineageSection {
  readonly part: LineagePart;
  readonly total: number;
  /** How many of what: "2 access keys, 1 key pair"; that nothing is known, where nothing is. */
  readonly description: string;
}

/** The thing whose lineage is shown, counted. */
export interface LineageRoot extends LineageEntity {
  readonly sections: readonly LineageSection[];
}

interface LineageEntity {
  readonly entity: Entity;
  /** Null where no finding is about it. */
  readonly mark: EntityMark | null;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly findings: number;
}

/** A step up or down: the thing there, and the call by which it is known. */
export interface LineageStepRow extends LineageEntity {
  readonly key: string;
  readonly basis: 'recorded' | 'inferred';
  /** The call in which that stands. */
  readonly place: Place;
  /** True where the thing itself has something further that way. */
  readonly goesOn: boolean;
}

/** A segment: from when to when, how many calls, and what has changed. */
export interface LineageSegmentRow {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** False where only the address is another: people and their networks change these all the time. */
  readonly isPlain: boolean;
  /** Its first call. */
  readonly place: Place;
}

/** One page of one part. */
export interface LineageParams {
  readonly entity: Entity;
  readonly offset: number;
  readonly limit: number;
}

export interface LineageStepsParams extends LineageParams {
  readonly part: Exclude<LineagePart, 'segments'>;
}
