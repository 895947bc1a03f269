import { at, narrow } from './narrow.ts';
import type { PackedLog } from './packed-log.ts';

/** Numbers of 32 bits, but for the 0 that stands for no time. */
const MOST = 2 ** 32 - 2;

/** Times in milliseconds (NaN for none), in as few bytes as they allow. */
export function packTimes(times: Float64Array<ArrayBuffer>): PackedLog['times'] {
  let first = Infinity;
  let last = -Infinity;
  let areSeconds = true;
  for (let index = 0; index < times.length; index++) {
    const time = times[index]!;
    if (Number.isNaN(time)) continue;
    if (!Number.isInteger(time)) return times;
    if (time < first) first = time;
    if (time > last) last = time;
    // A remainder takes ten times as long.
    areSeconds &&= Math.floor(time / 1000) * 1000 === time;
  }
  const base = first === Infinity ? 0 : first;
  const step = areSeconds ? 1000 : 1;
  if (last - base > MOST * step) return times;
  const numbers = new Uint32Array(times.length);
  for (let index = 0; index < times.length; index++) {
    const time = times[index]!;
    numbers[index] = Number.isNaN(time) ? 0 : (time - base) / step + 1;
  }
  return { base, step, numbers: narrow(numbers) };
}

/** The time of an event in milliseconds, NaN for none. */
export function timeAt(times: PackedLog['times'], index: number): number {
  if (times instanceof Float64Array) return times[index]!;
  const number = at(times.numbers, index);
  return number === 0 ? NaN : times.base + (number - 1) * times.step;
}
