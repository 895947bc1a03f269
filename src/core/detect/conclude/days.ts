const DAY = 24 * 60 * 60 * 1000;

/** A duration in days, to one decimal: "1 day", "2.5 days", "less than 0.1 days". */
export function days(milliseconds: number): string {
  const rounded = Math.floor((milliseconds / DAY) * 10) / 10;
  if (rounded === 0 && milliseconds > 0) return 'less than 0.1 days';
  return rounded === 1 ? '1 day' : `${rounded} days`;
}
