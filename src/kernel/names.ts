import { keySeenAt, keysSeen } from './access-keys';
import { meaningOf } from './keys';
import { irregularAt } from './outline';

/**
 * Names of properties that have been met, and which of them came behind which. Mostly the same one does again: then it
 * takes a comparison or two, and neither where it ends has to be looked for nor what it means. When there are more than a few
 * hundred all are forgotten.
 */
const MOST: u32 = 256;
const BYTES: usize = 64;
const entries = memory.data(256 * 64, 64);
/** Names whose hash is the same hang in a chain. Here is the first of each. */
const chains = memory.data(256 * 4, 16);

/** Only names that somebody has chosen for it have so many others with the same hash. */
const LONGEST_CHAIN: u32 = 16;

/** With its quote and colon a name has to fit into two vectors. */
const LONGEST: u32 = 30;
const QUOTE_AND_COLON: u16 = 0x3a22;

/** What an entry holds behind its 32 bytes of text, which are the name and what is to stand behind it: `name":`. */
namespace ENTRY {
  /** One bit for each byte of the text that counts. */
  export const mask: usize = 32;
  /** Of the text. */
  export const length: usize = 36;
  /** The kind of object it is a name in. */
  export const kind: usize = 40;
  export const meaning: usize = 44;
  /** The entry that came behind it last, unless it was the one before that. */
  export const follower: usize = 48;
  export const other: usize = 52;
  /** The next in its chain, or 0. */
  export const next: usize = 56;
}

/** What stands before the first name of a record, and for a name that is not kept: both are found nowhere. */
export const FIRST: usize = entries;
const UNKNOWN: usize = entries + 64;
const NO_KIND: u32 = 0xff;

let count: u32 = 0;
forgetAll();

function forgetAll(): void {
  memory.fill(chains, 0, 256 * 4);
  for (count = 0; count < 2; count++) {
    const entry = entries + <usize>count * BYTES;
    store<u32>(entry, NO_KIND, ENTRY.kind);
    store<u32>(entry, <u32>UNKNOWN, ENTRY.follower);
    store<u32>(entry, <u32>UNKNOWN, ENTRY.other);
  }
}

/**
 * The name that stands at `p` in an object of kind `kind`, with its quote and colon, if it is one of two that came behind
 * the name `before`; else 0. What an entry says of itself stays true, also when it has been forgotten.
 */
@inline
export function foreseen(before: usize, kind: u32, p: usize): usize {
  const follower = <usize>load<u32>(before, ENTRY.follower);
  if (isNameAt(follower, kind, p)) return follower;
  const other = <usize>load<u32>(before, ENTRY.other);
  return isNameAt(other, kind, p) ? other : 0;
}

@inline
function isNameAt(entry: usize, kind: u32, p: usize): bool {
  return isText(entry, p, load<u32>(entry, ENTRY.mask)) && load<u32>(entry, ENTRY.kind) == kind;
}

/** How long the name is with its quote and colon. */
@inline
export function lengthOf(entry: usize): usize {
  return <usize>load<u32>(entry, ENTRY.length);
}

@inline
export function meaningIn(entry: usize): u32 {
  return load<u32>(entry, ENTRY.meaning);
}

/** The entry of the name `[start, end)` in an object of kind `kind`, from now on the follower of `before`. */
export function follow(before: usize, kind: u32, start: usize, end: usize): usize {
  const entry = entryOf(kind, start, end);
  store<u32>(before, load<u32>(before, ENTRY.follower), ENTRY.other);
  store<u32>(before, <u32>entry, ENTRY.follower);
  return entry;
}

function entryOf(kind: u32, start: usize, end: usize): usize {
  const length = <u32>(end - start);
  // An access key is to be counted each time, and what is wrong noticed.
  if (length > LONGEST || (keysSeen != 0 && keySeenAt >= start) || irregularAt >= start) return UNKNOWN;
  const chain = chains + (((<usize>load<u16>(start) * 31 + <usize>load<u16>(end - 2) * 7 + length + kind) & 255) << 2);
  const mask = <u32>(((<u64>1) << (length + 2)) - 1);
  let tried: u32 = 0;
  for (let entry = <usize>load<u32>(chain); entry != 0; entry = <usize>load<u32>(entry, ENTRY.next)) {
    if (load<u32>(entry, ENTRY.mask) == mask && load<u32>(entry, ENTRY.kind) == kind && isText(entry, start, mask >> 2))
      return entry;
    tried++;
  }
  if (count == MOST || tried == LONGEST_CHAIN) forgetAll();
  const entry = entries + <usize>count * BYTES;
  count++;
  v128.store(entry, v128.load(start));
  v128.store(entry, v128.load(start, 16), 16);
  store<u16>(entry + length, QUOTE_AND_COLON);
  store<u32>(entry, mask, ENTRY.mask);
  store<u32>(entry, length + 2, ENTRY.length);
  store<u32>(entry, kind, ENTRY.kind);
  store<u32>(entry, meaningOf(kind, start, end), ENTRY.meaning);
  store<u32>(entry, <u32>UNKNOWN, ENTRY.follower);
  store<u32>(entry, <u32>UNKNOWN, ENTRY.other);
  store<u32>(entry, load<u32>(chain), ENTRY.next);
  store<u32>(chain, <u32>entry);
  return entry;
}

@inline
function isText(entry: usize, p: usize, mask: u32): bool {
  const low = <u32>i8x16.bitmask(i8x16.eq(v128.load(p), v128.load(entry)));
  const high = <u32>i8x16.bitmask(i8x16.eq(v128.load(p, 16), v128.load(entry, 16)));
  return (~(low | (high << 16)) & mask) == 0;
}
