import { intern, isString } from './strings';

/**
 * The numbers of strings that were met lately, by a few of their bytes: most are met again soon, and then need neither be
 * hashed nor looked for among all. Of two strings at one place the later one has it.
 */
const PLACE_BITS: u32 = 12;
const recent = memory.data(4 << 12, 64);

/** Numbers mean other strings from now on. */
export function clearRecent(): void {
  memory.fill(recent, 0, 4 << PLACE_BITS);
}

/** The same as `intern`, faster for a string that was met lately. */
export function internRecent(p: usize, length: u32): u32 {
  if (length == 0) return 0;
  const place = recent + placeOf(p, length);
  const known = load<u32>(place);
  // No string has the number 0, so it is not taken for one.
  if (isString(known, p, length)) return known;
  const id = intern(p, length);
  store<u32>(place, id);
  return id;
}

/** By its last eight bytes and eight in its middle. With a short string what stands before it counts, which is mostly the same, too. */
@inline
function placeOf(p: usize, length: u32): usize {
  const middle = rotl<u64>(load<u64>(p + (length >> 1) - 4), 21);
  const mixed = (load<u64>(p + length - 8) ^ middle ^ length) * 0x9e3779b97f4a7c15;
  return <usize>(mixed >> (64 - PLACE_BITS)) << 2;
}
