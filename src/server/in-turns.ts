import type { Scheduler } from './scheduler.ts';

/** Tells when nobody waits for an answer any more. */
export interface Cancellation {
  onCancellationRequested(listener: () => void): { dispose(): void };
}

/** Does work that has a result in the scheduler's turns. Undefined where it was cancelled. */
export async function inTurns<T>(
  scheduler: Scheduler,
  key: string,
  steps: Generator<void, T>,
  cancellation?: Cancellation,
): Promise<T | undefined> {
  let result: T | undefined;
  function* keepingResult(): Generator<void, void> {
    result = yield* steps;
  }
  const listening = cancellation?.onCancellationRequested(() => scheduler.cancel(key));
  await scheduler.run(key, keepingResult());
  listening?.dispose();
  return result;
}
