import type { Level } from '../../detect/level.ts';
import type { Case } from '../case.ts';
import type { EntityKind } from '../entities/entity.ts';
import { Bins } from './bins.ts';
import { lanesIn, type Lane } from './lanes.ts';
import { timedEvents } from './timed-events.ts';

/** Which part of a case is wanted, in how many bins; without times all of it. Milliseconds since 1970 UTC. */
export interface TimelineQuestion {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly bins: number;
  /** What has lanes. */
  readonly lanes: EntityKind;
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
  /** The same events by the things of a kind with the most findings, then the most events. */
  readonly lanes: readonly Lane[];
  /** How many there are of that kind. */
  readonly laneTotal: number;
  /** Events without a readable time, which stand in no bin. */
  readonly untimed: number;
}

/** So many events are counted in a step. */
const STEP = 1 << 16;

/** Undefined where no event has a readable time. The work for a case is done once, each question costs a count of its events. */
export function* timeline(
  all: Case,
  { from, to, bins: most, lanes: kind }: TimelineQuestion,
): Generator<void, Timeline | undefined> {
  const events = yield* timedEvents(all).inSteps();
  if (events.times.length === 0) return undefined;
  const first = from ?? events.times[0]!;
  const bins = new Bins(first, Math.max(to ?? events.times.at(-1)! + 1, first + 1), most);
  const { lanes, total } = yield* lanesIn(all, kind, bins);
  const succeeded = bins.zeros();
  const failed = bins.zeros();
  for (let index = events.firstAt(first); index < events.times.length; index++) {
    const bin = bins.of(events.times[index]!);
    if (bin < 0) break;
    if (events.hasFailed[index]) failed[bin]!++;
    else succeeded[bin]!++;
    if (index % STEP === 0) yield;
  }
  return {
    from: first,
    to: bins.to,
    binMilliseconds: bins.width,
    succeeded,
    failed,
    ...findingsIn(all, bins),
    lanes,
    laneTotal: total,
    untimed: events.untimed,
  };
}

function findingsIn(all: Case, bins: Bins): Pick<Timeline, 'findings' | 'levels'> {
  const findings = bins.zeros();
  const levels = bins.levels();
  for (const { event, level } of all.conclusion().findings) {
    if (event.time === undefined) continue;
    levels.add(event.time, level);
    const bin = bins.of(event.time);
    if (bin >= 0) findings[bin]!++;
  }
  return { findings, levels: levels.highest };
}
