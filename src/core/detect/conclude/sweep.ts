import { flatMapInSteps } from '../../log/steps.ts';
import type { CorrelationRule } from '../rule.ts';
import type { Context } from './context.ts';
import { EPISODE_LIMIT, MEMBER_LIMIT, type Firing, type Member } from './firing.ts';
import type { Group } from './groups.ts';
import { measureOf } from './measure.ts';
import { membersOf, timelineOf, type Entry } from './timeline.ts';
import { ANY, nearest, type Choice } from './windows.ts';

/** The window slides over so many events in a step. */
const STEP = 64;

/**
 * Counts, computed values and `temporal` are one question, asked of a window that slides over a group's events: what it
 * holds, does it keep the condition? The event at which the condition comes true is the anchor; those before it in the
 * window are its chain, and so are those after it until the condition is false again.
 */
export function* slidingWindow(
  rule: CorrelationRule,
  group: Group,
  context: Context,
): Generator<void, Firing[]> {
  const timeline = yield* timelineOf(rule, group, context);
  const window = measureOf(rule);
  const firings: Firing[] = [];
  let episode: Member[] | undefined;
  let left = 0;
  for (const [at, entry] of timeline.entries()) {
    if (at % STEP === STEP - 1) yield;
    while (timeline[left]!.time < entry.time - rule.timespan) window.remove(timeline[left++]!.terms);
    // The window may have fallen below the threshold between two events, which re-arms it.
    if (!window.holds()) episode = undefined;
    window.add(entry.terms);
    if (!window.holds()) {
      episode = undefined;
    } else if (episode) {
      if (episode.length < EPISODE_LIMIT) episode.push(...membersOf(rule, entry, context));
    } else {
      const before = timeline.slice(Math.max(left, at - EPISODE_LIMIT), at);
      episode = before.flatMap((earlier) => membersOf(rule, earlier, context));
      firings.push(fire(entry, episode));
    }
  }
  return firings;
}

/** A count seen from its anchor: over the events within the timespan before or after each anchor event. */
export function* anchoredWindow(
  rule: CorrelationRule,
  group: Group,
  anchorPosition: number,
  context: Context,
): Generator<void, Firing[]> {
  const timeline = yield* timelineOf(rule, group, context);
  const window = measureOf(rule);
  let [left, right] = [0, 0];
  return yield* flatMapInSteps(group[anchorPosition]!, (anchor): Firing[] => {
    for (; right < timeline.length && timeline[right]!.time <= anchor.time + rule.timespan; right++) {
      window.add(timeline[right]!.terms);
    }
    for (; left < right && timeline[left]!.time < anchor.time - rule.timespan; left++) {
      window.remove(timeline[left]!.terms);
    }
    if (!window.holds()) return [];
    const others: Choice = { ...ANY, accepts: (at) => timeline[at]!.rank !== anchor.rank };
    const around = nearest(timeline, anchor.time, rule.timespan, MEMBER_LIMIT, others);
    return [
      {
        ...anchor,
        members: [...anchor.members, ...around.flatMap((entry) => membersOf(rule, entry, context))],
      },
    ];
  });
}

/** The event's firing; where several documents matched it, that of the first, with the chains of all. */
function fire({ parts }: Entry, members: Member[]): Firing {
  const { firing } = parts[0]!;
  members.push(...parts.flatMap((part) => part.firing.members));
  return { ...firing, members };
}
