import { firstThat } from '../../log/binary-search.ts';
import type { Case } from '../case.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';
import { memoryOfOne, type Stepped } from '../lazy.ts';

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
  const order = yield* sorted(times.subarray(0, count));
  return yield* inOrder(all.logs, order, { times, logOf, indexOf, untimed });
}

const BUCKETS = 4096;

/** The numbers of the times, oldest first. They are laid out by their bucket first, so that each step sorts a few. */
function* sorted(times: Float64Array): Generator<void, Uint32Array> {
  const [first, last] = ends(times);
  const bucketOf = (time: number): number => Math.floor(((time - first) / (last - first + 1)) * BUCKETS);
  const bounds = new Uint32Array(BUCKETS);
  for (const time of times) bounds[bucketOf(time)]!++;
  for (let bucket = 1; bucket < BUCKETS; bucket++) bounds[bucket]! += bounds[bucket - 1]!;
  const starts = bounds.slice();
  const order = new Uint32Array(times.length);
  for (let index = times.length - 1; index >= 0; index--) order[--starts[bucketOf(times[index]!)]!] = index;
  yield;
  let done = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    order.subarray(starts[bucket], bounds[bucket]).sort((a, b) => times[a]! - times[b]! || a - b);
    if (bounds[bucket]! - done < STEP) continue;
    done = bounds[bucket]!;
    yield;
  }
  return order;
}

function ends(times: Float64Array): readonly [number, number] {
  let first = Infinity;
  let last = -Infinity;
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return [first, last];
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
  for (const [place, number] of order.entries()) {
    if ((place + 1) % STEP === 0) yield;
    const { rows } = logs[logOf[number]!]!;
    const index = indexOf[number]!;
    hasFailed[place] = rows.at('error', index) === 0 ? 0 : 1;
  }
  const inTime = Float64Array.from(order, (number) => times[number]!);
  return {
    times: inTime,
    hasFailed,
    untimed,
    firstAt: (time) => firstThat(inTime.length, (place) => inTime[place]! >= time),
    at: (place) => ({ log: logs[logOf[order[place]!]!]!, index: indexOf[order[place]!]! }),
  };
}
