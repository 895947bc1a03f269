import { keyOf } from './events.ts';
import { keyOfEntity, type Step } from './step.ts';

/** So many things that differ in their names alone are drawn as one. */
const FEWEST = 3;

/**
 * The node of each thing: its own, or one for all of which the same events say the same, such as the instances of one
 * launch. Nothing is lost by that but their places in the picture.
 */
export function siblings(steps: readonly Step[]): Map<string, string> {
  const said = new Map<string, string[]>();
  const note = (key: string, kind: string, ...words: readonly string[]): void => {
    const word = JSON.stringify([kind, ...words]);
    const list = said.get(key);
    if (list) list.push(word);
    else said.set(key, [word]);
  };
  for (const step of steps) {
    const [from, to, event] = [keyOfEntity(step.from), keyOfEntity(step.to), keyOf(step)];
    note(from, step.from.kind, 'from', step.kind, event, to);
    note(to, step.to.kind, 'to', step.kind, event, from);
  }
  const alike = new Map<string, string[]>();
  for (const [key, words] of said) {
    const whole = words.toSorted().join('\n');
    alike.set(whole, [...(alike.get(whole) ?? []), key]);
  }
  return new Map(
    [...alike.values()].flatMap((keys) =>
      keys.map((key) => [key, keys.length >= FEWEST ? `all like ${keys[0]}` : key] as const),
    ),
  );
}
