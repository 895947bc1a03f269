import { decode, encode, isDigit } from './bytes.ts';

/** Length of `2024-05-22T06:35:54Z`, the form CloudTrail writes. */
const CANONICAL_LENGTH = 20;

/**
 * Milliseconds since 1970 UTC of a time in CloudTrail's own form (`2024-05-22T06:35:54Z`) at `start`, or NaN when the
 * text has another form. By hand, because every event needs it.
 */
export function parseCanonicalTime(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== CANONICAL_LENGTH) return NaN;
  if (bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d || bytes[start + 10] !== 0x54) return NaN;
  if (bytes[start + 13] !== 0x3a || bytes[start + 16] !== 0x3a || bytes[start + 19] !== 0x5a) return NaN;
  const year = two(bytes, start) * 100 + two(bytes, start + 2);
  const month = two(bytes, start + 5);
  const day = two(bytes, start + 8);
  const hour = two(bytes, start + 11);
  const minute = two(bytes, start + 14);
  const second = two(bytes, start + 17);
  // A digit that is none makes the sum NaN, and NaN fails every comparison.
  if (!(
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour < 24 &&
    minute < 60 &&
    second < 60
  ))
    return NaN;
  return ((daysSince1970(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000;
}

const DAY = 86_400_000;
/** The time last written: neighbours are of the same day. */
const written = new Uint8Array(CANONICAL_LENGTH);
let writtenDay = NaN;

/** `time` in CloudTrail's own form: the inverse of `parseCanonicalTime`. */
export function canonicalTime(time: number): string {
  const day = Math.floor(time / DAY);
  const seconds = Math.floor((time - day * DAY) / 1000);
  if (day !== writtenDay) {
    const text = new Date(time).toISOString().slice(0, 19) + 'Z';
    // A year that does not have four digits.
    if (text[4] !== '-') return text;
    written.set(encode(text));
    writtenDay = day;
  }
  writeTwo(11, Math.floor(seconds / 3600));
  writeTwo(14, Math.floor(seconds / 60) % 60);
  writeTwo(17, seconds % 60);
  return decode(written);
}

function writeTwo(at: number, value: number): void {
  written[at] = 0x30 + Math.floor(value / 10);
  written[at + 1] = 0x30 + (value % 10);
}

function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at];
  const ones = bytes[at + 1];
  return isDigit(tens) && isDigit(ones) ? (tens! - 0x30) * 10 + ones! - 0x30 : NaN;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Howard Hinnant's days_from_civil. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))? ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;
/** The console's current wording: `November 07, 2024, 12:34:56 (UTC-08:00)`. */
const CONSOLE =
  /^([A-Z][a-z]+ \d{1,2}, \d{4}),? (\d{1,2}:\d\d:\d\d(?: [AP]M)?) \((?:UTC|GMT)(?:([+-])(\d\d?):?(\d\d)?)?\)$/;

/**
 * Milliseconds since 1970 UTC of a time written in any form seen in exports, or undefined when it names no moment: no
 * zone (unless `zone` says what such times mean), no date, or no time at all. Seconds and milliseconds since 1970 count.
 */
export function parseTime(text: string, zone?: 'UTC'): number | undefined {
  const trimmed = text.trim();
  if (/^\d{10}(\.\d+)?$/.test(trimmed)) return Math.round(Number(trimmed) * 1000);
  if (/^\d{13}$/.test(trimmed)) return Number(trimmed);
  const iso = ISO.exec(trimmed);
  if (iso) {
    const [, date, clock, fraction = '0', offset = zone] = iso;
    if (offset === undefined) return undefined;
    return finite(Date.parse(`${date}T${clock}.${fraction.padEnd(3, '0').slice(0, 3)}${isoOffset(offset)}`));
  }
  const spoken = CONSOLE.exec(trimmed);
  if (spoken) {
    const [, date, clock, sign = '+', hours = '0', minutes = '0'] = spoken;
    const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
    const local = finite(Date.parse(`${date} ${clock} UTC`));
    return local === undefined ? undefined : local - offset * 60_000;
  }
  return undefined;
}

function isoOffset(offset: string): string {
  if (/^(z|utc)$/i.test(offset)) return 'Z';
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  return `${offset[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function finite(time: number): number | undefined {
  return Number.isFinite(time) ? time : undefined;
}

/** For people: "2026-03-01 10:02:11 UTC". */
export function utc(time: number | undefined): string {
  return time === undefined ? 'at an unknown time' : `${dayAndTime(time)} UTC`;
}

/** "2026-03-01 10:02:11" */
export function dayAndTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
