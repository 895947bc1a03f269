interface Timed {
  readonly time: number;
}

/** The first position in `list`, which is in order of time, whose time is later than `time`. */
export function firstAfter(list: readonly Timed[], time: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]!.time <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which positions of a list will do. */
export interface Choice {
  readonly accepts: (at: number) => boolean;
  /** Where to go on, forwards or backwards, after the position `at` was refused. */
  readonly skip: (at: number, step: 1 | -1) => number;
}

export const ANY: Choice = { accepts: () => true, skip: (at, step) => at + step };

/** Up to `limit` of those within `span` before or after `time`, edges inside: the nearest that will do, in order. */
export function nearest<T extends Timed>(
  list: readonly T[],
  time: number,
  span: number,
  limit: number,
  { accepts, skip }: Choice,
): T[] {
  const inside = (candidate: T | undefined): T | undefined =>
    candidate && Math.abs(candidate.time - time) <= span ? candidate : undefined;

  const [before, after]: [T[], T[]] = [[], []];
  let right = firstAfter(list, time);
  let left = right - 1;
  while (before.length + after.length < limit) {
    const [earlier, later] = [inside(list[left]), inside(list[right])];
    if (earlier && (!later || time - earlier.time <= later.time - time)) {
      if (accepts(left)) {
        before.push(earlier);
        left--;
      } else left = skip(left, -1);
    } else if (later) {
      if (accepts(right)) {
        after.push(later);
        right++;
      } else right = skip(right, 1);
    } else break;
  }
  return [...before.toReversed(), ...after];
}

/** The position of the latest from `from` to `until`, edges inside, that will do; -1 if none does. */
export function latest(
  list: readonly Timed[],
  from: number,
  until: number,
  { accepts, skip }: Choice,
): number {
  let at = firstAfter(list, until) - 1;
  while (at >= 0 && list[at]!.time >= from) {
    if (accepts(at)) return at;
    at = skip(at, -1);
  }
  return -1;
}
