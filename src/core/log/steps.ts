/** So many things of some microseconds each are a step. */
const PIECE = 64;

/** What `of` makes of each item, pausing every millisecond or less. */
export function* mapInSteps<T, R>(items: readonly T[], of: (item: T) => R): Generator<void, R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(of(item));
    if (made.length % PIECE === 0) yield;
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
