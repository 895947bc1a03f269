// Which strings stand in the records read, but for those that have a column of their own. What somebody may ask about is
// remembered by its hash: so it is known later where it need not be looked for. src/core/log/signature tells the same
// strings and hashes.

import { lastEscape } from './access-keys';
import { OPEN_BRACE, SPACE, allOf } from './characters';

/** So many hashes, and strings with escapes, are kept at most. */
const MOST_HASHES: u32 = 16384;
export const MOST_ESCAPED: u32 = 1024;
const RECENT: u32 = 4096;
const hashes = memory.data(16384 * 4, 16);
/** Where strings with escapes begin and end in the window: what they say is worked out elsewhere. */
const escaped = memory.data(1024 * 8, 16);
/** By its lowest bits, the hash that was noted last: records say the same again and again. */
const recent = memory.data(4096 * 4, 16);

/** For each number of bytes up to fifteen what keeps them of a vector. */
const firsts = memory.data(16 * 16, 16);
for (let length: usize = 0; length < 16; length++) memory.fill(firsts + (length << 4), 0xff, length);

/** Somebody may ask for references: then outlines and hashes are noted. */
export let forReferences: bool = true;

export function setForReferences(isSo: bool): void {
  forReferences = isSo;
}

/** How many were noted ever, and the last of them. */
export let hashesNoted: u32 = 0;
const LATEST: u32 = 4;
const latest = memory.data(4 * 4, 16);

let hashesSeen: u32 = 0;
let escapedSeen: u32 = 0;

const SHORTEST: usize = 2;
const LONGEST: usize = 512;
/** Of an escape in six bytes one may be left. */
const LONGEST_ESCAPED: usize = 6 * 512;
const LONGEST_WITH_SLASH: usize = 64;
const DOT: u8 = 0x2e;
const SLASH: u8 = 0x2f;
const COLON: u8 = 0x3a;
const FIRST_FIVE: u32 = 31;
const I_HYPHEN: u16 = 0x2d69;
const SG: u16 = 0x6773;
const HYPHEN: u8 = 0x2d;

export function escapedTable(): usize {
  return escaped;
}

/** How many hashes there are, some of them twice. */
export function hashCount(): u32 {
  return hashesSeen;
}

/** The same of strings with escapes: more than `MOST_ESCAPED` where there was no room for all. */
export function escapedCount(): u32 {
  return escapedSeen;
}

export function clearHashes(): void {
  hashesSeen = 0;
  memory.fill(recent, 0, RECENT << 2);
}

export function clearEscaped(): void {
  escapedSeen = 0;
}

/** Takes note of the string `[start, end)`, which was read just now. */
@inline
export function noteValue(start: usize, end: usize): void {
  if (!forReferences) return;
  const length = end - start;
  if (lastEscape >= start) noteEscaped(start, end);
  else if (length - SHORTEST <= LONGEST - SHORTEST && isAskedAbout(start, length)) noteHash(hashOf(start, length));
}

/** By its form alone: what its first sixteen bytes are. */
@inline
function isAskedAbout(start: usize, length: usize): bool {
  const bytes = v128.load(start);
  const dots = v128.or(i8x16.eq(bytes, allOf(DOT)), i8x16.eq(bytes, allOf(SPACE)));
  const marks = v128.or(dots, v128.or(i8x16.eq(bytes, allOf(SLASH)), i8x16.eq(bytes, allOf(COLON))));
  const within: u32 = length >= 16 ? 0xffff : (1 << <u32>length) - 1;
  if ((<u32>i8x16.bitmask(marks) & within) != 0) {
    return ((<u32>i8x16.bitmask(dots) & within) != 0 || isMarked(bytes, within, length)) && load<u8>(start) != OPEN_BRACE;
  }
  const begin = load<u16>(start);
  return begin == I_HYPHEN || (begin == SG && load<u8>(start, 2) == HYPHEN);
}

/** A colon counts at the beginning only, a slash in what is short. */
@inline
function isMarked(bytes: v128, within: u32, length: usize): bool {
  const colons = <u32>i8x16.bitmask(i8x16.eq(bytes, allOf(COLON))) & FIRST_FIVE;
  const slashes = length <= LONGEST_WITH_SLASH ? <u32>i8x16.bitmask(i8x16.eq(bytes, allOf(SLASH))) : 0;
  return ((colons | slashes) & within) != 0;
}

function noteEscaped(start: usize, end: usize): void {
  if (end - start > LONGEST_ESCAPED || load<u8>(start) == OPEN_BRACE) return;
  if (escapedSeen < MOST_ESCAPED) {
    store<u32>(escaped + (<usize>escapedSeen << 3), <u32>start);
    store<u32>(escaped + (<usize>escapedSeen << 3), <u32>end, 4);
  }
  escapedSeen++;
}

@inline
function noteHash(hash: u32): void {
  store<u32>(latest + (<usize>(hashesNoted++ & (LATEST - 1)) << 2), hash);
  const slot = recent + (<usize>(hash & (RECENT - 1)) << 2);
  if (load<u32>(slot) == hash) return;
  store<u32>(slot, hash);
  if (hashesSeen < MOST_HASHES) store<u32>(hashes + (<usize>hashesSeen << 2), hash);
  hashesSeen++;
}

/** Writes down which were noted since there were `before`; false where they are too many. */
export function keepHashes(to: usize, before: u32): bool {
  const count = hashesNoted - before;
  if (count > LATEST) return false;
  store<u32>(to, count);
  for (let number: u32 = 0; number < count; number++) {
    const at = <usize>((before + number) & (LATEST - 1)) << 2;
    store<u32>(to + (<usize>number << 2), load<u32>(latest + at), 4);
  }
  return true;
}

/** Notes what was written down. */
export function noteHashes(kept: usize): void {
  const count = load<u32>(kept);
  for (let number: u32 = 0; number < count; number++) noteHash(load<u32>(kept + (<usize>number << 2), 4));
}

/** Of its length, its first and its last sixteen bytes: more would seldom tell more. */
@inline
function hashOf(start: usize, length: usize): u32 {
  let a: u32 = 0x9e3779b1 ^ <u32>length;
  let b: u32 = 0x85ebca77;
  if (length < 16) {
    const bytes = v128.and(v128.load(start), v128.load(firsts + (length << 4)));
    a = taken(taken(a, i32x4.extract_lane(bytes, 0)), i32x4.extract_lane(bytes, 2));
    b = taken(taken(b, i32x4.extract_lane(bytes, 1)), i32x4.extract_lane(bytes, 3));
  } else {
    const last = start + length - 16;
    a = taken(taken(taken(taken(a, load<u32>(start)), load<u32>(start, 8)), load<u32>(last)), load<u32>(last, 8));
    b = taken(taken(taken(taken(b, load<u32>(start, 4)), load<u32>(start, 12)), load<u32>(last, 4)), load<u32>(last, 12));
  }
  return mixed(a + b * 5);
}

@inline
function taken(hash: u32, word: u32): u32 {
  return rotl<u32>((hash ^ word) * 0xcc9e2d51, 15);
}

@inline
function mixed(hash: u32): u32 {
  const once = (hash ^ (hash >> 16)) * 0x85ebca6b;
  const twice = (once ^ (once >> 13)) * 0xc2b2ae35;
  return twice ^ (twice >> 16);
}

/** The most words that a filter has here. */
const MOST_WORDS: u32 = 8192;
const filter = memory.data(8192 * 4, 16);
const LOOKS: u32 = 5;

/** Makes a filter of so many words of the hashes; 0 where that is too large. */
export function fillFilter(words: u32): usize {
  if (words > MOST_WORDS || hashesSeen > MOST_HASHES) return 0;
  memory.fill(filter, 0, <usize>words << 2);
  const bits = <u64>words << 5;
  for (let number: u32 = 0; number < hashesSeen; number++) {
    let at = load<u32>(hashes + (<usize>number << 2));
    const step = mixed(at ^ 0x27d4eb2f);
    for (let look: u32 = 0; look < LOOKS; look++) {
      const bit = <u32>((<u64>at * bits) >> 32);
      const word = filter + (<usize>(bit >> 5) << 2);
      store<u32>(word, load<u32>(word) | (1 << (bit & 31)));
      at += step;
    }
  }
  return filter;
}
