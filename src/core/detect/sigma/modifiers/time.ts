import { parseTime } from '../../../log/time.ts';
import { textOf } from '../field-values.ts';
import { ModifierError, type Modifier } from './modifier.ts';

const DAY = 86_400_000;

/** Asks for one part of a field that holds a time, in UTC. A field that holds none has no such part. */
function part(least: number, most: number, read: (time: Date) => number): Modifier {
  return (value) => {
    if (value.kind !== 'number' || !Number.isInteger(value.value))
      throw new ModifierError('needs a whole number');
    if (value.value < least || value.value > most)
      throw new ModifierError(`is a number from ${least} to ${most}`);
    return {
      kind: 'part',
      value: value.value,
      read: (found) => {
        const time = parseTime(textOf(found));
        return time === undefined ? NaN : read(new Date(time));
      },
    };
  };
}

/** The week as ISO 8601 counts: the first is the one with the year's first Thursday. */
function weekOf(time: Date): number {
  const thursday = new Date(time.getTime() + (4 - (time.getUTCDay() || 7)) * DAY);
  const dayOfYear = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY;
  return Math.floor(dayOfYear / 7) + 1;
}

/** A part of a time; `lt`, `lte`, `gt` and `gte` may follow. */
export const TIME_MODIFIERS = {
  minute: part(0, 59, (time) => time.getUTCMinutes()),
  hour: part(0, 23, (time) => time.getUTCHours()),
  day: part(1, 31, (time) => time.getUTCDate()),
  week: part(1, 53, weekOf),
  month: part(1, 12, (time) => time.getUTCMonth() + 1),
  year: part(1970, 9999, (time) => time.getUTCFullYear()),
} as const satisfies Readonly<Record<string, Modifier>>;
