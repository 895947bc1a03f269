import { encode } from '../bytes.ts';

/**
 * What the records of a stretch of events say besides the columns that `PATH_OF_COLUMN` names: a filter of the hashes of
 * their strings, as far as somebody may ask about these. It never denies what is there, and rarely affirms what is not.
 */
export interface Signature {
  /** The indexes of the stretch's first event, and of the one behind its last. */
  readonly first: number;
  readonly end: number;
  readonly filter: Uint32Array;
}

const SHORTEST = 2;
const LONGEST = 512;
const LONGEST_WITH_SLASH = 64;
/** How many bytes tell the form. */
const HEAD = 16;
const FIRST_FIVE = 5;
const [DOT, SLASH, COLON, BLANK, BRACE] = [0x2e, 0x2f, 0x3a, 0x20, 0x7b];

/**
 * True for a string that signatures tell about: by its form it may be an ARN, an address, an instance, a security group or
 * a user agent. Of what cannot stand in JSON as it is they say nothing.
 */
export function isSigned(value: string): boolean {
  return !/["\\\p{Cc}\p{Cs}\ufffd]/u.test(value) && isSignedText(encode(value));
}

/** The same of UTF-8, whatever it holds. */
export function isSignedText(text: Uint8Array): boolean {
  const { length } = text;
  if (length < SHORTEST || length > LONGEST || text[0] === BRACE) return false;
  const head = text.subarray(0, HEAD);
  if (head.includes(DOT) || head.includes(BLANK) || head.subarray(0, FIRST_FIVE).includes(COLON)) return true;
  if (length <= LONGEST_WITH_SLASH && head.includes(SLASH)) return true;
  return begins(text, 'i-') || begins(text, 'sg-');
}

function begins(text: Uint8Array, beginning: string): boolean {
  return Array.from(beginning).every((letter, at) => text[at] === letter.charCodeAt(0));
}

/**
 * Of a text's length, its first and its last sixteen bytes. Well mixed, but with no secret: who makes strings with the
 * same hash makes us look once more than needed.
 */
export function hashOf(text: Uint8Array): number {
  let a = 0x9e3779b1 ^ text.length;
  let b = 0x85ebca77;
  const last = text.length - HEAD;
  const starts = last < 0 ? [0, 8] : [0, 8, last, last + 8];
  for (const start of starts) {
    a = taken(a, wordAt(text, start));
    b = taken(b, wordAt(text, start + 4));
  }
  return mixed(a + Math.imul(b, 5));
}

function taken(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0xcc9e2d51);
  return (product << 15) | (product >>> 17);
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/** Four bytes, the first lowest; behind the end there are zeros. */
function wordAt(text: Uint8Array, at: number): number {
  const end = text.length;
  return (
    (at < end ? text[at]! : 0) |
    (at + 1 < end ? text[at + 1]! << 8 : 0) |
    (at + 2 < end ? text[at + 2]! << 16 : 0) |
    (at + 3 < end ? text[at + 3]! << 24 : 0)
  );
}

/** Ten bits a string and five looks: one in a hundred others is taken for one of them. */
const BITS_A_HASH = 10;
const LOOKS = 5;

/** How many words a filter of so many hashes has. */
export function filterWords(hashes: number): number {
  return Math.ceil((hashes * BITS_A_HASH) / 32);
}

/** Adds a hash to a filter (Bloom's). */
export function addHash(filter: Uint32Array, hash: number): void {
  const step = mixed(hash ^ STEP_SEED);
  for (let look = 0, at = hash; look < LOOKS; look++, at = (at + step) >>> 0) {
    const bit = bitOf(at, filter);
    filter[bit >>> 5]! |= 1 << (bit & 31);
  }
}

/** False where the string with this hash was certainly not added. */
export function mayHold(filter: Uint32Array, hash: number): boolean {
  if (filter.length === 0) return false;
  const step = mixed(hash ^ STEP_SEED);
  for (let look = 0, at = hash; look < LOOKS; look++, at = (at + step) >>> 0) {
    const bit = bitOf(at, filter);
    if (((filter[bit >>> 5]! >>> (bit & 31)) & 1) === 0) return false;
  }
  return true;
}

const STEP_SEED = 0x27d4eb2f;

/** Each bit for an equal share of all numbers. */
function bitOf(at: number, filter: Uint32Array): number {
  return Math.floor((at / 2 ** 32) * filter.length * 32);
}
