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

/**
 * The same, of a value that takes long to make. Whoever asks while it is being made goes on where it is, also where
 * those who began have left.
 */
export function stepped<T extends object>(make: () => Generator<void, T>): Stepped<T> {
  let made: T | undefined;
  let making: Generator<void, T> | undefined;
  const step = (): T | undefined => {
    if (made) return made;
    const steps = making ?? make();
    // What fails is begun anew by whoever asks next.
    making = undefined;
    const { done, value } = steps.next();
    if (done) return (made = value);
    making = steps;
    return undefined;
  };
  function* inSteps(): Generator<void, T> {
    for (;;) {
      const value = step();
      if (value) return value;
      yield;
    }
  }
  return Object.assign(() => made ?? inOneGo(inSteps()), { inSteps });
}

/**
 * Gives a memory of one value for each owner: made once, and known as long as the owner lives. What is given besides must
 * be the same for the same owner.
 */
export function memoryOfOne<Owner extends WeakKey, Rest extends readonly unknown[], T extends object>(
  make: (owner: Owner, ...rest: Rest) => Generator<void, T>,
): (owner: Owner, ...rest: Rest) => Stepped<T> {
  const known = new WeakMap<Owner, Stepped<T>>();
  return (owner, ...rest) => {
    let value = known.get(owner);
    if (!value) known.set(owner, (value = stepped(() => make(owner, ...rest))));
    return value;
  };
}

/** The same of values that have a key. */
export function memory<T extends object>(): (
  owner: WeakKey,
  key: string,
  make: () => Generator<void, T>,
) => Stepped<T> {
  const known = new WeakMap<WeakKey, Map<string, Stepped<T>>>();
  return (owner, key, make) => {
    let ofOwner = known.get(owner);
    if (!ofOwner) known.set(owner, (ofOwner = new Map()));
    let value = ofOwner.get(key);
    if (!value) ofOwner.set(key, (value = stepped(make)));
    return value;
  };
}
