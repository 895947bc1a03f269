const CANONICAL_LENGTH: u32 = 20;

/** Milliseconds since 1970 UTC of a time in CloudTrail's own form (`2024-05-22T06:35:54Z`), NaN for any other text. */
export function canonicalTime(p: usize, length: u32): f64 {
  if (length != CANONICAL_LENGTH) return NaN;
  if (load<u8>(p, 4) != 0x2d || load<u8>(p, 7) != 0x2d || load<u8>(p, 10) != 0x54) return NaN;
  if (load<u8>(p, 13) != 0x3a || load<u8>(p, 16) != 0x3a || load<u8>(p, 19) != 0x5a) return NaN;
  const century = twoDigits(p);
  const years = twoDigits(p + 2);
  const month = twoDigits(p + 5);
  const day = twoDigits(p + 8);
  const hour = twoDigits(p + 11);
  const minute = twoDigits(p + 14);
  const second = twoDigits(p + 17);
  if ((century | years | month | day | hour | minute | second) < 0) return NaN;
  const year = century * 100 + years;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 59) return NaN;
  const seconds = (((<i64>daysSince1970(year, month, day)) * 24 + hour) * 60 + minute) * 60 + second;
  return <f64>(seconds * 1000);
}

/** The number that two digits are, -1 when they are none. */
@inline
function twoDigits(p: usize): i32 {
  const tens = <u32>load<u8>(p) - 0x30;
  const ones = <u32>load<u8>(p, 1) - 0x30;
  return tens < 10 && ones < 10 ? <i32>(tens * 10 + ones) : -1;
}

function daysIn(year: i32, month: i32): i32 {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** Howard Hinnant's days_from_civil. */
function daysSince1970(year: i32, month: i32, day: i32): i32 {
  const y = month <= 2 ? year - 1 : year;
  const era = (y >= 0 ? y : y - 399) / 400;
  const yearOfEra = y - era * 400;
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}
