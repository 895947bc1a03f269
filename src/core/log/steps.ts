/** So many things of some microseconds each are a step. */
const PIECE = 64;

/** What `of` makes of each item, pausing every millisecond or less. */
export function* mapInSteps<T, R>(items: readonly T[], of: (item: T) => R): Generator<void, R[]> {
  return yield* flatMapInSteps(items, (item) => [of(item)]);
}

/** The same where `of` makes a list of each. */
export function* flatMapInSteps<T, R>(
  items: readonly T[],
  of: (item: T) => readonly R[],
): Generator<void, R[]> {
  const made: R[] = [];
  for (let at = 0; at < items.length; at++) {
    for (const each of of(items[at]!)) made.push(each);
    if (at % PIECE === PIECE - 1) yield;
  }
  return made;
}

/** Does stepwise work in one go, for a caller that has nothing else to do. */
export function inOneGo<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** So many are sorted, or merged, in a step. */
const RUN = 512;

/** The same as `toSorted`, pausing every millisecond or so. */
export function* sortInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += RUN) {
    runs.push(items.slice(from, from + RUN).toSorted(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* merge(runs[at]!, runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  const merged: T[] = [];
  let [inA, inB] = [0, 0];
  while (inA < a.length || inB < b.length) {
    const isOfA = inB === b.length || (inA < a.length && compare(a[inA]!, b[inB]!) <= 0);
    merged.push(isOfA ? a[inA++]! : b[inB++]!);
    if (merged.length % RUN === 0) yield;
  }
  return merged;
}
