const PAGE_BITS: usize = 16;
/** Loads of 16 bytes may begin at the last byte of what is in use. */
const SLACK: usize = 64;

/** Of what lies between the tables of fixed size and the strings. */
let roomBytes: usize = 0;
/** Who looks at what stands in rooms would lose it if memory grew: so it does not any more. */
let isFixed: bool = false;

/** The first byte that neither tables of fixed size nor rooms take. What lies there belongs to the strings. */
export function heapBase(): usize {
  return roomStart() + roomBytes;
}

@inline
function roomStart(): usize {
  return (__heap_base + 63) & ~63;
}

/**
 * Makes room of `bytes` that stays where it is, and of `strings` bytes behind it, which is all that strings will have. Of these there must be
 * none yet. Returns where it begins, 0 when there is no memory left. What nobody writes to takes no memory but addresses.
 */
export function makeRoom(bytes: u32, strings: u32): usize {
  const room = (<usize>bytes + 63) & ~63;
  const pages = (roomStart() + room + strings + (1 << PAGE_BITS) - 1) >> PAGE_BITS;
  const more = <i32>pages - memory.size();
  if (more > 0 && memory.grow(more) < 0) return 0;
  roomBytes = room;
  isFixed = true;
  return roomStart();
}

/** Makes the bytes up to `end` usable. False when there is no memory left, or it must not grow. */
export function reserve(end: usize): bool {
  const size = <usize>memory.size();
  const wanted = (end + SLACK + (1 << PAGE_BITS) - 1) >> PAGE_BITS;
  if (wanted <= size) return true;
  if (isFixed) return false;
  // A quarter more than asked for: growing is slow, and so is everything that has to look at memory anew.
  const generous = wanted + (wanted >> 2);
  if (generous < 0x10000 && memory.grow(<i32>(generous - size)) >= 0) return true;
  return memory.grow(<i32>(wanted - size)) >= 0;
}
