/** "1 finding", "2,000 findings". */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

const UNITS = ['KB', 'MB', 'GB', 'TB'];

/** "1.2 GB": the size of files, in powers of 1000, with at most one digit after the point. */
export function size(bytes: number): string {
  let value = bytes / 1000;
  let unit = 0;
  for (; value >= 999.5 && unit < UNITS.length - 1; unit++) value /= 1000;
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return `${rounded.toLocaleString('en')} ${UNITS[unit]}`;
}
