import type { Case } from '../case.ts';
import type { Entity, EntitySummary } from './entity.ts';
import { memory } from '../lazy.ts';
import { ownEvents } from './own-events.ts';
import { Tally } from './tally.ts';

/** What was asked of a case, by the entity. */
const summaries = memory<EntitySummary>();

/** So many events are counted in a step. */
const STEP = 4096;

/**
 * What the logs say about one entity: of its `ownEvents`, each counted once. Of one case that is worked out once; who
 * asks again after leaving halfway goes on from there.
 */
export function* summarize(all: Case, entity: Entity): Generator<void, EntitySummary> {
  return yield* summaries(all, JSON.stringify(entity), () => countEvents(all, entity)).inSteps();
}

function* countEvents(all: Case, entity: Entity): Generator<void, EntitySummary> {
  yield* all.duplicates.inSteps();
  yield* all.conclusion.inSteps();
  const tally = new Tally(all, entity);
  for (const [at, event] of (yield* ownEvents(all, entity)).entries()) {
    tally.add(event);
    if (at % STEP === STEP - 1) yield;
  }
  return tally.summary();
}
