import type { KeyedStep } from './step.ts';

/** So many things that differ in their names alone are drawn as one. */
const FEWEST = 3;

/**
 * The node of each thing: its own, or one for all of which the same events say the same, such as the instances of one
 * launch. Nothing is lost by that but their places in the picture.
 */
export function siblings(steps: readonly KeyedStep[]): Map<string, string> {
  const said = new Map<string, string[]>();
  const note = (key: string, kind: string, ...words: readonly string[]): void => {
    const word = JSON.stringify([kind, ...words]);
    const list = said.get(key);
    if (list) list.push(word);
    else said.set(key, [word]);
  };
  for (const { from, to, kind, event, fromKey, toKey } of steps) {
    note(fromKey, from.kind, 'from', kind, event, toKey);
    note(toKey, to.kind, 'to', kind, event, fromKey);
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
