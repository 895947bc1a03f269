import { firstThat } from '../../log/binary-search.ts';
import type { Case } from '../case.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';
import { memoryOfOne, type Stepped } from '../lazy.ts';
import { timeOrder } from './time-order.ts';

/** The events of a case that have a time, oldest first, each once: nine bytes an event and a place. */
export interface TimedEvents {
  readonly times: Float64Array;
  readonly hasFailed: Uint8Array;
  readonly untimed: number;
  /** The number of the first event that is not before a time. */
  firstAt(time: number): number;
  /** Where an event stands. */
  at(number: number): EventIn;
}

/** The timed events of a case, worked out once. */
export const timedEvents: (all: Case) => Stepped<TimedEvents> = memoryOfOne(collect);

/** So many events are looked at in a step. */
const STEP = 1 << 14;

function* collect(all: Case): Generator<void, TimedEvents> {
  yield* all.duplicates.inSteps();
  yield* all.conclusion.inSteps();
  const duplicates = all.duplicates();
  const total = all.logs.reduce((sum, { rows }) => sum + rows.count, 0);
  const times = new Float64Array(total);
  const logOf = new Uint32Array(total);
  const indexOf = new Uint32Array(total);
  let count = 0;
  let untimed = 0;
  for (const [number, log] of all.logs.entries()) {
    for (let index = 0; index < log.rows.count; index++) {
      if ((index + 1) % STEP === 0) yield;
      if (duplicates.isCopy({ log, index })) continue;
      const time = log.rows.time(index);
      if (Number.isNaN(time)) {
        untimed++;
        continue;
      }
      times[count] = time;
      logOf[count] = number;
      indexOf[count++] = index;
    }
    yield;
  }
  const order = yield* timeOrder(times.subarray(0, count));
  return yield* inOrder(all.logs, order, { times, logOf, indexOf, untimed });
}

interface Collected {
  readonly times: Float64Array;
  readonly logOf: Uint32Array;
  readonly indexOf: Uint32Array;
  readonly untimed: number;
}

function* inOrder(
  logs: readonly IndexedLog[],
  order: Uint32Array,
  { times, logOf, indexOf, untimed }: Collected,
): Generator<void, TimedEvents> {
  const hasFailed = new Uint8Array(order.length);
  const inTime = new Float64Array(order.length);
  for (const [place, number] of order.entries()) {
    if ((place + 1) % STEP === 0) yield;
    const { rows } = logs[logOf[number]!]!;
    const index = indexOf[number]!;
    hasFailed[place] = rows.at('error', index) === 0 ? 0 : 1;
    inTime[place] = times[number]!;
  }
  return {
    times: inTime,
    hasFailed,
    untimed,
    firstAt: (time) => firstThat(inTime.length, (place) => inTime[place]! >= time),
    at: (place) => ({ log: logs[logOf[order[place]!]!]!, index: indexOf[order[place]!]! }),
  };
}
