import type { TextColumn } from '../../log/columns/columns.ts';
import { flatMapInSteps } from '../../log/steps.ts';
import { callsWith } from '../references/calls-with.ts';
import type { Case } from '../case.ts';
import type { Entity, EntityKind } from './entity.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { eventsWith } from '../references/mentions.ts';

/** The columns that say who made a call, with what and from where, and what call it was. */
export const COLUMN_OF: Readonly<Partial<Record<EntityKind, TextColumn>>> = {
  'access-key': 'accessKeyId',
  principal: 'principalArn',
  /** As it stands: service names too. */
  address: 'sourceIPAddress',
  'user-agent': 'userAgent',
  'event-name': 'eventName',
  event: 'eventID',
};

/**
 * The events of an entity, by which everything counts it: the calls that it made, that were made with it or from it. Of
 * what makes no calls (key pairs, security groups, instances), and of what made none, the events that hold its exact
 * value. Further deliveries too. Texts are needed for the latter: one a step.
 */
export function* ownEvents(all: Case, entity: Entity): Generator<void, EventIn[]> {
  const calls = yield* callsOf(all, entity);
  return calls.length > 0 ? calls : yield* eventsWith(all, entity);
}

function* callsOf(all: Case, entity: Entity): Generator<void, EventIn[]> {
  const { kind, value } = entity;
  if (kind === 'access-key') return callsWith(all, value);
  return yield* callsInColumn(all, entity);
}

/** The events that have the entity in the column of its kind; none where its kind has no column. */
export function* callsInColumn(all: Case, { kind, value }: Entity): Generator<void, EventIn[]> {
  const column = COLUMN_OF[kind];
  if (column === undefined) return [];
  return yield* flatMapInSteps(all.logs, (log) =>
    log.rows.find(column, value).map((index) => ({ log, index })),
  );
}
