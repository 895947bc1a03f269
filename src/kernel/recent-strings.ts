import { intern, isString, stringCount } from './strings';

/**
 * The numbers of strings that were met lately, by a few of their bytes: most are met again soon, and then need neither be
 * hashed nor looked for among all. Of two strings at one place the later one has it.
 */
const PLACE_BITS: u32 = 13;
const recent = memory.data(8 << 13, 64);

/** What a place holds: mostly it tells by itself that another string has it. */
namespace PLACE {
  export const bits: u32 = 3;
  export const hash: usize = 0;
  export const id: usize = 4;
}

/** The same as `intern`, faster for a string that was met lately. */
export function internRecent(p: usize, length: u32): u32 {
  if (length == 0) return 0;
  const code = hash(p, length);
  const place = recent + (<usize>(code >> (64 - PLACE_BITS)) << PLACE.bits);
  const known = load<u32>(place, PLACE.id);
  // Numbers may mean other strings since then, or none. No string has the number 0, so it is not taken for one.
  if (load<u32>(place, PLACE.hash) == <u32>code && known < stringCount() && isString(known, p, length)) return known;
  const id = intern(p, length);
  store<u32>(place, <u32>code, PLACE.hash);
  store<u32>(place, id, PLACE.id);
  return id;
}

/** Of its last eight bytes and eight in its middle. With a short string what stands before it counts, which is mostly the same, too. */
@inline
function hash(p: usize, length: u32): u64 {
  const middle = rotl<u64>(load<u64>(p + (length >> 1) - 4), 21);
  const mixed = (load<u64>(p + length - 8) ^ middle ^ length) * 0x9e3779b97f4a7c15;
  // The lower half has little of the bytes' upper bits.
  return mixed ^ (mixed >> 32);
}
