import type { FieldPath } from '../../log/json/value.ts';
import type { Case } from '../case.ts';
import type { Occurrence } from '../entities/entity.ts';
import { inOrder } from '../event-order.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { occurrenceAt } from '../references/occurrences.ts';

/** The first of many, and how many there are. */
export interface Listed<T> {
  readonly first: readonly T[];
  readonly total: number;
}

/** So many of a kind are told one by one. */
export const MOST_LISTED = 50;

export const NONE: Listed<never> = { first: [], total: 0 };

/** A call, and where in its record to look. */
export interface CallAt extends EventIn {
  readonly path: FieldPath;
}

/** Calls in order, each once, without further deliveries; of the first ones `of` tells more. */
export function listed<C extends EventIn, T>(all: Case, calls: readonly C[], of: (call: C) => T): Listed<T> {
  const counted = counting(all, calls);
  return { first: inOrder(counted).slice(0, MOST_LISTED).map(of), total: counted.length };
}

export function listedCalls(all: Case, calls: readonly CallAt[]): Listed<Occurrence> {
  return listed(all, calls, (call) => occurrenceAt(all, call, call.path));
}

/** Each event once, without further deliveries. */
export function counting<C extends EventIn>(all: Case, calls: readonly C[]): C[] {
  const seen = new Map<EventIn['log'], Set<number>>();
  return calls.filter((call) => {
    let ofLog = seen.get(call.log);
    if (!ofLog) seen.set(call.log, (ofLog = new Set()));
    return !ofLog.has(call.index) && ofLog.add(call.index) && !all.duplicates().isCopy(call);
  });
}
