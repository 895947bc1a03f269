/** How long somebody waits for an answer that takes steps. */
export interface Patience {
  /** True when what there is is to be shown. */
  readonly isOver: () => boolean;
  /** Takes over the work that was not waited for. */
  readonly goOn: (steps: Generator<void, unknown>) => void;
}

/** The patience of somebody who begins to wait now. */
export function patienceOf(milliseconds: number, goOn: Patience['goOn']): Patience {
  const end = performance.now() + milliseconds;
  return { isOver: () => performance.now() >= end, goOn };
}

/** Does work in steps until it is done or patience is over; then the result is undefined, and the work goes on elsewhere. */
export function* withPatience<T extends object>(
  steps: Generator<void, T>,
  { isOver, goOn }: Patience,
): Generator<void, T | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (isOver()) {
      goOn(steps);
      return undefined;
    }
    yield;
  }
}
