/** Sixteen vectors of random numbers, one for each sixteen bytes of a stretch, and one odd number of 64 bits. */
const KEYS: usize = 16 * 16;
const keys = memory.data(16 * 16 + 8, 16);
/** For each number of bytes up to fifteen what keeps them of a vector. */
const firsts = memory.data(16 * 16, 16);
for (let length: usize = 0; length < 16; length++) memory.fill(firsts + (length << 4), 0xff, length);

/** Where the loader puts random numbers, so that nobody can write a log whose strings all fall on one slot. */
export function hashKeys(): usize {
  return keys;
}

/** NH, the hash under UMAC: of all that are this fast the one that is proven for secret keys. */
@inline
export function hash(p: usize, length: u32): u32 {
  const odd = load<u64>(keys, 16 * 16) | 1;
  let sum: u64 = length;
  let sums = i64x2.splat(0);
  let key: usize = 0;
  let left = length;
  let at = p;
  while (left >= 16) {
    sums = i64x2.add(sums, products(v128.load(at), key));
    at += 16;
    left -= 16;
    key += 16;
    if (key == KEYS) {
      key = 0;
      sum = rotl<u64>(sum + together(sums), 29) * odd;
      sums = i64x2.splat(0);
    }
  }
  if (left != 0) sums = i64x2.add(sums, products(v128.and(v128.load(at), v128.load(firsts + (<usize>left << 4))), key));
  sum += together(sums);
  return <u32>(((sum ^ (sum >> 32)) * odd) >> 32);
}

/** The products of the first two numbers with the last two, after their keys have been added. */
@inline
function products(bytes: v128, key: usize): v128 {
  const numbers = i32x4.add(bytes, v128.load(keys + key));
  return i64x2.extmul_low_i32x4_u(numbers, i8x16.shuffle(numbers, numbers, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
}

@inline
function together(sums: v128): u64 {
  return i64x2.extract_lane(sums, 0) + i64x2.extract_lane(sums, 1);
}
