/** How often each of the names is there, in the order of `keys`; those without any are left out. */
export function countBy(
  names: readonly string[],
  keys: readonly string[] = [...new Set(names)].toSorted(),
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(
    keys.flatMap((key) => {
      const count = counts.get(key);
      return count === undefined ? [] : [[key, count]];
    }),
  );
}
