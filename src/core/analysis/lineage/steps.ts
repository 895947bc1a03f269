import type { FieldPath } from '../../log/json/value.ts';
import { mapInSteps } from '../../log/steps.ts';
import type { Case } from '../case.ts';
import type { Entity, Occurrence } from '../entities/entity.ts';
import { occurrenceAt } from '../references/occurrences.ts';
import type { Link, Links } from './link.ts';
import type { Segment } from './segments.ts';

/** A link as shells see it: who made what, by the call in which that stands. */
export interface LineageStep extends Pick<Link, 'kind' | 'basis' | 'why'> {
  readonly from: Entity;
  readonly to: Entity;
  /** Where it stands. Its place is worked out when somebody asks. */
  readonly call: Occurrence;
}

/** The links that are found, as plain data. A record is read for each. */
export function* lineageSteps(all: Case, links: Links): Generator<void, LineageStep[]> {
  return yield* mapInSteps(yield* links, (link) => {
    const { kind, basis, why, from, to, path } = link;
    return { kind, basis, why, from, to, call: occurrenceAt(all, link, path) };
  });
}

/** A segment as shells see it; `call` is its first call. */
export interface SessionSegment extends Omit<Segment, 'first'> {
  readonly call: Occurrence;
}

const BEGINNING: FieldPath = ['eventTime'];

export function* sessionSegments(
  all: Case,
  segments: Generator<void, readonly Segment[]>,
): Generator<void, SessionSegment[]> {
  return yield* mapInSteps(yield* segments, ({ first, ...segment }) => ({
    ...segment,
    call: occurrenceAt(all, first, BEGINNING),
  }));
}
