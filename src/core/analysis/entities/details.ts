import { compareLevels } from '../../detect/level.ts';
import type { EventFacts, Finding } from '../../detect/finding.ts';
import type { TextColumn } from '../../log/columns/columns.ts';
import type { Case } from '../case.ts';
import type { Entity, EntitySummary } from './entity.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { ownEvents } from './own-events.ts';
import { summarize } from './summarize.ts';

/** A value and in how many events it stands. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** What the logs say of one entity, of the events that `summarize` counts. Values with the most events come first. */
export interface EntityDetails {
  readonly summary: EntitySummary;
  readonly regions: readonly ValueCount[];
  /** By error code, of calls that failed. */
  readonly errors: readonly ValueCount[];
  /** The events of `firstTime` and `lastTime`. */
  readonly first: EventFacts | undefined;
  readonly last: EventFacts | undefined;
  /** Those anchored on its events, the gravest first. */
  readonly findings: readonly Finding[];
}

/** So many events are looked at in a step. */
const STEP = 4096;

/** In steps, as `summarize`. */
export function* entityDetails(all: Case, entity: Entity): Generator<void, EntityDetails> {
  const summary = yield* summarize(all, entity);
  const deliveries = yield* all.duplicates.inSteps();
  const regions = new Map<string, number>();
  const errors = new Map<string, number>();
  const flagged = new Set<string>();
  let first: EventIn | undefined;
  let last: EventIn | undefined;
  for (const [at, event] of (yield* ownEvents(all, entity)).entries()) {
    if (at % STEP === STEP - 1) yield;
    if (deliveries.isCopy(event)) continue;
    const { log, index } = event;
    countValue(regions, event, 'awsRegion');
    countValue(errors, event, 'error');
    const time = log.rows.time(index);
    if (time === summary.firstTime) first ??= event;
    if (time === summary.lastTime) last = event;
    if (all.findingCounts().get(log.id)?.has(index)) flagged.add(placeOf(log.id, index));
  }
  return {
    summary,
    regions: mostFirst(regions),
    errors: mostFirst(errors),
    first: first && all.facts(first),
    last: last && all.facts(last),
    findings: all
      .conclusion()
      .findings.filter(({ event: { log, index } }) => flagged.has(placeOf(log, index)))
      .toSorted((a, b) => compareLevels(b.level, a.level)),
  };
}

function placeOf(log: string, index: number): string {
  return JSON.stringify([log, index]);
}

function countValue(counts: Map<string, number>, { log, index }: EventIn, column: TextColumn): void {
  const value = log.rows.text(column, index);
  if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
}

function mostFirst(counts: ReadonlyMap<string, number>): ValueCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
