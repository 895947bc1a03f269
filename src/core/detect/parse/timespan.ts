import type { YamlValue } from './yaml-value.ts';

/** Milliseconds of Sigma's units; months and years are mean Gregorian ones, as in pySigma. */
const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  M: 2_629_746_000,
  y: 31_556_952_000,
};

/** `15m`, `1h`, `10d` in milliseconds. */
export function parseTimespan(span: YamlValue): number {
  const text = span.text('a timespan');
  const [, count, unit = ''] = /^(\d+)([smhdwMy])$/.exec(text) ?? [];
  const milliseconds = Number(count) * (UNITS[unit] ?? 0);
  if (!(milliseconds > 0)) {
    throw span.refusal(`"${text}" is no timespan; write a count and one of s, m, h, d, w, M, y`);
  }
  return milliseconds;
}
