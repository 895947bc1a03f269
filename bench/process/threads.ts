import { availableParallelism } from 'node:os';

/** As many threads as loading a case uses. */
export function threadCount(): number {
  return Math.min(4, availableParallelism());
}
