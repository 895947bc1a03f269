import type { Case } from '../case.ts';
import type { Entity } from './entity.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { memory } from '../lazy.ts';
import { eventsWith } from '../references/mentions.ts';
import { COLUMN_OF, ownEvents } from './own-events.ts';

/** A number of events. */
export interface NamedElsewhere {
  readonly events: number;
}

/** What was asked of a case, by the entity. */
const counts = memory<NamedElsewhere>();

/**
 * How many events hold an entity's exact value besides its `ownEvents`: of a key those that name it, of an address those
 * that ask about it. Of one case that is worked out once, a text a step where texts are needed.
 */
export function* namedElsewhere(all: Case, entity: Entity): Generator<void, NamedElsewhere> {
  return yield* counts(all, JSON.stringify(entity), () => countNaming(all, entity)).inSteps();
}

function* countNaming(all: Case, entity: Entity): Generator<void, NamedElsewhere> {
  const isOwn = ownTest(entity);
  if (!isOwn) return { events: 0 };
  const deliveries = yield* all.duplicates.inSteps();
  const own = yield* ownEvents(all, entity);
  // What made no calls is counted by the events that name it.
  if (!own.some(isOwn)) return { events: 0 };
  const naming = yield* eventsWith(all, entity);
  return { events: naming.filter((event) => !deliveries.isCopy(event) && !isOwn(event)).length };
}

/** Tells whether an event is a call of the entity; undefined where its kind makes none. */
function ownTest({ kind, value }: Entity): ((event: EventIn) => boolean) | undefined {
  const column = COLUMN_OF[kind];
  return column && (({ log, index }) => log.rows.text(column, index) === value);
}
