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
  for (const [at, item] of items.entries()) {
    for (const each of of(item)) made.push(each);
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
