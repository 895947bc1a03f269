import { inOneGo } from '../log/steps.ts';

/** A value that is made when first asked for, and once. */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** A value that can also be made in steps, ahead of the first question. */
export interface Stepped<T> {
  (): T;
  inSteps(): Generator<void, T>;
}

/** The same, of a value that takes long to make. Whoever asks while it is being made in steps makes it anew. */
export function stepped<T extends object>(make: () => Generator<void, T>): Stepped<T> {
  let made: T | undefined;
  function* inSteps(): Generator<void, T> {
    return (made ??= yield* make());
  }
  return Object.assign(() => made ?? inOneGo(inSteps()), { inSteps });
}
