const PAGE_BITS: usize = 16;
/** Loads of 16 bytes may begin at the last byte of what is in use. */
const SLACK: usize = 64;

/** The first byte that no table of fixed size takes. What lies there belongs to the strings. */
export function heapBase(): usize {
  return (__heap_base + 63) & ~63;
}

/** Makes the bytes up to `end` usable. False when there is no memory left. */
export function reserve(end: usize): bool {
  const size = <usize>memory.size();
  const wanted = (end + SLACK + (1 << PAGE_BITS) - 1) >> PAGE_BITS;
  if (wanted <= size) return true;
  // A quarter more than asked for: growing is slow, and so is everything that has to look at memory anew.
  const generous = wanted + (wanted >> 2);
  if (generous < 0x10000 && memory.grow(<i32>(generous - size)) >= 0) return true;
  return memory.grow(<i32>(wanted - size)) >= 0;
}
