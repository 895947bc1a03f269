import { compareLevels, type Level } from '../../detect/level.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entity.ts';
import { entities } from '../entities/entities.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { timedEvents } from './timed-events.ts';

/** Which part of a case is wanted, in how many bins; without times all of it. Milliseconds since 1970 UTC. */
export interface TimelineQuestion {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly bins: number;
}

/** The events of a case over time. Every list has one number for each bin; each event counts once. */
export interface Timeline {
  /** When the first bin begins. */
  readonly from: number;
  /** When the last bin ends. */
  readonly to: number;
  readonly binMilliseconds: number;
  readonly succeeded: readonly number[];
  readonly failed: readonly number[];
  readonly findings: readonly number[];
  /** The highest level of each bin's findings. */
  readonly levels: readonly (Level | null)[];
  /** The same events by the access keys with the most findings, then the most events. */
  readonly lanes: readonly Lane[];
  /** Events without a readable time, which stand in no bin. */
  readonly untimed: number;
}

/** One access key over time. */
export interface Lane {
  readonly entity: Entity;
  readonly events: number;
  readonly findings: number;
  readonly bins: readonly number[];
}

const MOST_LANES = 8;
/** Bins are whole seconds, as times are. */
const SECOND_MS = 1000;
/** So many events are counted in a step. */
const STEP = 1 << 16;

/** Undefined where no event has a readable time. The work for a case is done once, each question costs a count of its events. */
export function* timeline(
  all: Case,
  { from, to, bins }: TimelineQuestion,
): Generator<void, Timeline | undefined> {
  const events = yield* timedEvents(all).inSteps();
  if (events.times.length === 0) return undefined;
  const first = from ?? events.times[0]!;
  const last = Math.max(to ?? events.times.at(-1)! + 1, first + 1);
  const binMilliseconds = Math.ceil((last - first) / bins / SECOND_MS) * SECOND_MS;
  const number = Math.max(1, Math.min(bins, Math.ceil((last - first) / binMilliseconds)));
  const end = first + number * binMilliseconds;
  const binOf = (time: number): number => Math.floor((time - first) / binMilliseconds);
  const keys = (yield* entities(all, ['access-key'])).slice(0, MOST_LANES);
  const laneOf = new Map(keys.map(({ entity }, lane) => [entity.value, lane]));
  const laneOfKey = events.keys.map((key) => laneOf.get(key) ?? -1);
  const succeeded = zeros(number);
  const failed = zeros(number);
  const lanes = keys.map(() => zeros(number));
  for (let index = events.firstAt(first); index < events.times.length; index++) {
    const time = events.times[index]!;
    if (time >= end) break;
    const bin = binOf(time);
    if (events.hasFailed[index]) failed[bin]!++;
    else succeeded[bin]!++;
    const lane = laneOfKey[events.keyOf[index]!]!;
    if (lane >= 0) lanes[lane]![bin]!++;
    if (index % STEP === 0) yield;
  }
  return {
    from: first,
    to: end,
    binMilliseconds,
    succeeded,
    failed,
    ...findingsIn(all, number, binOf),
    lanes: keys.map(({ entity, events: count, findings }, lane) => ({
      entity,
      events: count,
      findings,
      bins: lanes[lane]!,
    })),
    untimed: events.untimed,
  };
}

function findingsIn(
  all: Case,
  number: number,
  binOf: (time: number) => number,
): Pick<Timeline, 'findings' | 'levels'> {
  const findings = zeros(number);
  const levels = Array.from<Level | null>({ length: number }).fill(null);
  for (const { event, level } of all.conclusion().findings) {
    const bin = event.time === undefined ? -1 : binOf(event.time);
    if (bin < 0 || bin >= number) continue;
    findings[bin]!++;
    const highest = levels[bin];
    if (!highest || compareLevels(level, highest) > 0) levels[bin] = level;
  }
  return { findings, levels };
}

function zeros(length: number): number[] {
  return Array.from<number>({ length }).fill(0);
}

/** Milliseconds since 1970 UTC; `to` is not inside. */
export interface FirstEventQuestion {
  readonly from: number;
  readonly to: number;
  readonly accessKeyId: string | undefined;
}

/** The first event within a time, of anybody or of one access key. */
export function* firstEvent(
  all: Case,
  { from, to, accessKeyId }: FirstEventQuestion,
): Generator<void, EventIn | undefined> {
  const events = yield* timedEvents(all).inSteps();
  const key = accessKeyId === undefined ? undefined : events.keys.indexOf(accessKeyId);
  for (let place = events.firstAt(from); place < events.times.length; place++) {
    if (events.times[place]! >= to) return undefined;
    if (key === undefined || events.keyOf[place] === key) return events.at(place);
  }
  return undefined;
}
