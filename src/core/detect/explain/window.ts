import type { Firing, TimedFiring } from '../conclude/firing.ts';
import type { Group } from '../conclude/groups.ts';
import { measureOf, type Measure } from '../conclude/measure.ts';
import { timelineOf, type Entry } from '../conclude/timeline.ts';
import type { CorrelationRule } from '../rule.ts';
import type { Answers } from './case-base.ts';

/** A stretch of time, edges inside, and the event that it was laid at. */
export interface Window {
  readonly at: TimedFiring;
  readonly from: number;
  readonly to: number;
}

/** A window of which all is known: whether it keeps the condition, and by what number. */
export interface Measured {
  readonly window: Window;
  readonly holds: boolean;
  readonly value: number | undefined;
  readonly entries: readonly Entry[];
}

/** A window that ends at each of so many later events is tried. */
const MOST_ENDS = 200;

export function isInside({ from, to }: Pick<Window, 'from' | 'to'>, time: number): boolean {
  return time >= from && time <= to;
}

/** The window that belongs to an event, as the correlation lays it. */
export function windowAt(rule: CorrelationRule, at: TimedFiring): Window {
  const { time } = at;
  return { at, from: time - rule.timespan, to: looksBack(rule) ? time : time + rule.timespan };
}

/** True unless the window is laid on both sides of an anchor. */
export function looksBack({ anchor, type }: CorrelationRule): boolean {
  return anchor === undefined || type === 'temporal_ordered';
}

/** What the group's events within a window come to. */
export function* measured(
  rule: CorrelationRule,
  group: Group,
  window: Window,
  { context }: Answers,
): Generator<void, Measured> {
  const inside = group.map((firings) => firings.filter(({ time }) => isInside(window, time)));
  const entries = yield* timelineOf(rule, inside, context);
  const measure: Measure = measureOf(rule);
  for (const { terms } of entries) measure.add(terms);
  return { window, holds: measure.holds(), value: measure.value(), entries };
}

/**
 * Where an event does not carry a finding of a sliding window: of the windows that hold it the first that keeps the
 * condition, else the fullest, of equals the one that ends at the event.
 */
export function* fullestWindow(
  rule: CorrelationRule,
  group: Group,
  own: TimedFiring,
  answers: Answers,
): Generator<void, Window> {
  const ends = group
    .flat()
    .filter(({ time }) => time > own.time && time <= own.time + rule.timespan)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_ENDS);
  let best: Measured | undefined;
  for (const end of [own, ...ends]) {
    const found = yield* measured(rule, group, windowAt(rule, end), answers);
    if (found.holds) return found.window;
    if (!best || fullness(found) > fullness(best)) best = found;
    yield;
  }
  return best!.window;
}

function fullness({ entries }: Measured): number {
  return new Set(entries.flatMap(({ terms }) => terms)).size;
}

/** The nearest of some events, the earlier of two as near. */
export function nearestTo<T extends Firing>(firings: readonly T[], time: number): T | undefined {
  let best: T | undefined;
  for (const firing of firings) {
    const distance = Math.abs((firing.time ?? Infinity) - time);
    if (!best || distance < Math.abs((best.time ?? Infinity) - time)) best = firing;
  }
  return best;
}
