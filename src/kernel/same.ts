/** True when so many bytes at `p` and at `q` are the same. */
@inline
export function areSame(p: usize, q: usize, length: u32): bool {
  // Two vectors at a time: most strings fit into them.
  let left = length;
  let at: usize = 0;
  for (; left > 32; left -= 32, at += 32) {
    const low = i8x16.eq(v128.load(p + at), v128.load(q + at));
    if (!v128.all_true<u8>(v128.and(low, i8x16.eq(v128.load(p + at, 16), v128.load(q + at, 16))))) return false;
  }
  const low = <u32>i8x16.bitmask(i8x16.eq(v128.load(p + at), v128.load(q + at)));
  const high = <u32>i8x16.bitmask(i8x16.eq(v128.load(p + at, 16), v128.load(q + at, 16)));
  const counted = <u32>(((<u64>1) << left) - 1);
  return (~(low | (high << 16)) & counted) == 0;
}
