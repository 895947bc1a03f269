import type { Scheduler } from './scheduler.ts';

/** Does work that has a result in the scheduler's turns. Undefined where it was cancelled. */
export async function inTurns<T>(
  scheduler: Scheduler,
  key: string,
  steps: Generator<void, T>,
): Promise<T | undefined> {
  let result: T | undefined;
  function* keepingResult(): Generator<void, void> {
    result = yield* steps;
  }
  await scheduler.run(key, keepingResult());
  return result;
}
