import { decode, encode } from '../bytes.ts';

/** Where the two digits of each byte stand in `01234567-89ab-cdef-0123-456789abcdef`. */
const DIGITS = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const HYPHENS = [8, 13, 18, 23];
const HYPHEN = 0x2d;
const LENGTH = 36;
export const UUID_BYTES = 16;

const HEX = encode('0123456789abcdef');
/** The value of a lower-case hexadecimal digit, 16 for any other byte. */
const VALUES = new Uint8Array(256).fill(16);
for (let value = 0; value < 16; value++) VALUES[value.toString(16).charCodeAt(0)] = value;

/**
 * Writes the 16 bytes of the UUID that `text[start, end)` is to `out`. False, with `out` in any state, for anything but a UUID in
 * its usual spelling (lower case, with hyphens), and for the one of zeros, which stands for none.
 */
export function parseUuid(
  text: Uint8Array,
  out: Uint8Array,
  at: number,
  start = 0,
  end = text.length,
): boolean {
  if (end - start !== LENGTH || HYPHENS.some((index) => text[start + index] !== HYPHEN)) return false;
  let some = 0;
  for (let byte = 0; byte < UUID_BYTES; byte++) {
    const digit = start + DIGITS[byte]!;
    const high = VALUES[text[digit]!]!;
    const low = VALUES[text[digit + 1]!]!;
    if (((high | low) & 16) !== 0) return false;
    some |= out[at + byte] = (high << 4) | low;
  }
  return some !== 0;
}

const written = new Uint8Array(LENGTH).fill(HYPHEN);

/** The UUID whose 16 bytes stand at `at`; undefined for zeros. */
export function uuidText(bytes: Uint8Array, at: number): string | undefined {
  if (isZero(bytes, at)) return undefined;
  for (let byte = 0; byte < UUID_BYTES; byte++) {
    const value = bytes[at + byte]!;
    written[DIGITS[byte]!] = HEX[value >>> 4]!;
    written[DIGITS[byte]! + 1] = HEX[value & 15]!;
  }
  return decode(written);
}

/** True when the 16 bytes at `at` stand for no UUID. */
function isZero(bytes: Uint8Array, at: number): boolean {
  for (let byte = 0; byte < UUID_BYTES; byte++) if (bytes[at + byte] !== 0) return false;
  return true;
}
