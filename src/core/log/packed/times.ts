/** Numbers of 32 bits, but for the 0 that stands for no time. */
const MOST = 2 ** 32 - 2;

/** Milliseconds that a date can have. */
export const MOST_MILLISECONDS = 8.64e15;

/** What numbers of times mean: 0 is none, any other number `n` is `base + (n - 1) * step`, in milliseconds. */
export interface NumberedTimes {
  readonly base: number;
  readonly step: 1 | 1000;
}

/** Numbers times in milliseconds (NaN for none). Undefined where they are too far apart, or between milliseconds. */
export function numberTimes(times: Float64Array, numbers: Uint32Array): NumberedTimes | undefined {
  let first = Infinity;
  let last = -Infinity;
  let areSeconds = true;
  for (let index = 0; index < times.length; index++) {
    const time = times[index]!;
    if (isNaN(time)) continue;
    if (Math.floor(time) !== time) return undefined;
    if (time < first) first = time;
    if (time > last) last = time;
    // A remainder takes ten times as long.
    areSeconds &&= Math.floor(time / 1000) * 1000 === time;
  }
  const base = first === Infinity ? 0 : first;
  const step = areSeconds ? 1000 : 1;
  if (last - base > MOST * step) return undefined;
  for (let index = 0; index < times.length; index++) {
    const time = times[index]!;
    numbers[index] = Number.isNaN(time) ? 0 : (time - base) / step + 1;
  }
  return { base, step };
}
