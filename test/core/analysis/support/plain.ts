/** What an investigation said, as plain data: places are worked out on the way. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const names = ANSWERS.filter((name) => name in value);
  const isLazy = Object.getPrototypeOf(value) !== Object.prototype;
  return Object.fromEntries(
    (isLazy ? names : Object.keys(value)).map((name) => [
      name,
      plain((value as Record<string, unknown>)[name]),
    ]),
  );
}

/** Of events and occurrences whose places are worked out when somebody asks. */
const ANSWERS = ['event', 'reasons', 'path', 'span', 'matched'];
