import { compareLevels, type Level } from '../../detect/level.ts';
import type { Case } from '../case.ts';
import { entities } from '../entities/entities.ts';
import { callsInColumn, COLUMN_OF, ownEvents } from '../entities/own-events.ts';
import { isInTexts, textValues } from '../entities/text-values.ts';
import type { Entity, EntityKind, EntitySummary } from '../entities/entity.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { memory } from '../lazy.ts';
import type { Bins } from './bins.ts';
import { timeOrder } from './time-order.ts';

/** One entity over time: each list has one number for each bin. */
export interface Lane {
  readonly entity: Entity;
  /** All of them, as every view counts them. */
  readonly events: number;
  readonly findings: number;
  readonly bins: readonly number[];
  /** The highest level of each bin's findings. */
  readonly levels: readonly (Level | null)[];
  /** Those of its events that have no readable time and stand in no bin. */
  readonly untimed: number;
}

/** The lanes of a kind: of the entities with the most findings, then the most events. */
export interface Lanes {
  readonly lanes: readonly Lane[];
  /** How many entities of the kind there are. */
  readonly total: number;
}

const MOST_LANES = 8;
/** So many events are looked at in a step. */
const STEP = 1 << 12;

/** When an entity was seen, and what was found then. */
interface Sightings {
  readonly summary: EntitySummary;
  /** In milliseconds, ascending; each event once. */
  readonly times: Float64Array;
  readonly flagged: readonly { readonly time: number; readonly level: Level }[];
}

interface KindSightings {
  readonly sightings: readonly Sightings[];
  readonly total: number;
}

/** What was asked of a case, by the kind: a person who zooms asks again and again. */
const known = memory<KindSightings>();

/** The entities of a kind in these bins. What takes long is done once for a case; then each question costs a count. */
export function* lanesIn(all: Case, kind: EntityKind, bins: Bins): Generator<void, Lanes> {
  const { sightings, total } = yield* known(all, kind, () => collect(all, kind)).inSteps();
  const lanes: Lane[] = [];
  for (const seen of sightings) {
    lanes.push(laneOf(seen, bins));
    yield;
  }
  return { lanes, total };
}

function laneOf({ summary, times, flagged }: Sightings, bins: Bins): Lane {
  const levels = bins.levels();
  for (const { time, level } of flagged) levels.add(time, level);
  const { entity, events, findings } = summary;
  const untimed = events - times.length;
  return { entity, events, findings, bins: bins.count(times), levels: levels.highest, untimed };
}

function* collect(all: Case, kind: EntityKind): Generator<void, KindSightings> {
  const listed = yield* entities(all, [kind]);
  const levels = yield* levelsOf(all);
  const sightings: Sightings[] = [];
  for (const summary of listed.slice(0, MOST_LANES)) sightings.push(yield* sightingsOf(all, summary, levels));
  return { sightings, total: listed.length };
}

function* sightingsOf(all: Case, summary: EntitySummary, levels: EventLevels): Generator<void, Sightings> {
  const deliveries = yield* all.duplicates.inSteps();
  const times = new Float64Array(summary.events);
  const flagged: { time: number; level: Level }[] = [];
  let count = 0;
  for (const [at, event] of (yield* eventsOf(all, summary.entity)).entries()) {
    if (at % STEP === STEP - 1) yield;
    const { log, index } = event;
    const time = log.rows.time(index);
    if (Number.isNaN(time) || deliveries.isCopy(event)) continue;
    times[count++] = time;
    const level = levels.get(log.id)?.get(index);
    if (level) flagged.push({ time, level });
  }
  return { summary, times: yield* inOrder(times.subarray(0, count)), flagged };
}

function* inOrder(times: Float64Array): Generator<void, Float64Array> {
  const sorted = new Float64Array(times.length);
  for (const [place, number] of (yield* timeOrder(times)).entries()) {
    if (place % STEP === STEP - 1) yield;
    sorted[place] = times[number]!;
  }
  return sorted;
}

/** The same as `ownEvents` of what is listed; of what was read for the list no text is searched again. */
export function* eventsOf(all: Case, entity: Entity): Generator<void, EventIn[]> {
  const { kind, value } = entity;
  if (COLUMN_OF[kind] !== undefined) return yield* callsInColumn(all, entity);
  if (!isInTexts(kind)) return yield* ownEvents(all, entity);
  const events: EventIn[] = [];
  for (const { log, indexes } of (yield* textValues(all, kind)).events.get(value) ?? []) {
    for (const index of indexes) events.push({ log, index });
    yield;
  }
  return events;
}

/** The highest level of the findings on each event that has any: by the log's id, then by the event's index. */
type EventLevels = ReadonlyMap<string, ReadonlyMap<number, Level>>;

function* levelsOf(all: Case): Generator<void, EventLevels> {
  const levels = new Map<string, Map<number, Level>>();
  for (const [at, { event, level }] of all.conclusion().findings.entries()) {
    if (at % STEP === STEP - 1) yield;
    let ofLog = levels.get(event.log);
    if (!ofLog) levels.set(event.log, (ofLog = new Map()));
    const highest = ofLog.get(event.index);
    if (!highest || compareLevels(level, highest) > 0) ofLog.set(event.index, level);
  }
  return levels;
}
