/** 32 pairs of random numbers, one for each eight bytes of a stretch, and one odd number of 64 bits. */
const KEYS: usize = 32 * 8;
const keys = memory.data(32 * 8 + 8, 16);

/** Where the loader puts random numbers, so that nobody can write a log whose strings all fall on one slot. */
export function hashKeys(): usize {
  return keys;
}

/** NH, the hash under UMAC: of all that are this fast the one that is proven for secret keys. */
@inline
export function hash(p: usize, length: u32): u32 {
  const odd = load<u64>(keys, 32 * 8) | 1;
  let sum: u64 = length;
  let key: usize = 0;
  for (let i: u32 = 0; i < length; i += 8) {
    let bytes = load<u64>(p + i);
    if (length - i < 8) bytes &= (<u64>1 << (<u64>(length - i) << 3)) - 1;
    const low = <u32>bytes + load<u32>(keys + key);
    const high = <u32>(bytes >> 32) + load<u32>(keys + key, 4);
    sum += <u64>low * <u64>high;
    key += 8;
    if (key == KEYS) {
      key = 0;
      sum = rotl<u64>(sum, 29) * odd;
    }
  }
  return <u32>(((sum ^ (sum >> 32)) * odd) >> 32);
}
