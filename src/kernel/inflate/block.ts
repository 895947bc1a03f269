import { bitCount, bits, inputAt, setBits } from './bits';
import { DISTANCE_BITS, LITERAL_BITS, distances, literals } from './codes';
import { ENTRY } from './huffman';

export namespace DECODED {
  /** The block has ended. */
  export const end: u32 = 0;
  /** There is no more input, or no more room. */
  export const pause: u32 = 1;
  export const broken: u32 = 2;
}

/** Where the text ends that was decoded last. */
export let decodedEnd: usize = 0;

/**
 * Decodes to `from` and on, as long as it has not come to `toEnd`, and the input not beyond `inputLimit`. Then up to 310
 * bytes more were written: two pairs of bytes and a repetition. What is repeated may begin at `first`. The bits are kept in
 * variables of the loop: elsewhere they would be written to memory each time. Each entry is looked up before more bits
 * are made ready, which nobody has to wait for then.
 */
export function decodeBlock(from: usize, toEnd: usize, first: usize, inputLimit: usize): u32 {
  let to = from;
  let at = inputAt;
  let next = bits;
  let count = <u64>bitCount;
  let result = DECODED.pause;
  next |= load<u64>(at) << count;
  at += bytesTaken(count);
  count |= 56;
  let entry = literalAt(next);
  while (at <= inputLimit) {
    if (to >= toEnd) break;
    if (entry & ENTRY.literal) {
      // A shift looks at the low six bits only, and so does all that is done with the count.
      next >>= entry;
      count -= entry;
      store<u16>(to, <u16>(entry >> ENTRY.value));
      to += bytesIn(entry);
      entry = literalAt(next);
      if (entry & ENTRY.literal) {
        next >>= entry;
        count -= entry;
        store<u16>(to, <u16>(entry >> ENTRY.value));
        to += bytesIn(entry);
        entry = literalAt(next);
        next |= load<u64>(at) << count;
        at += bytesTaken(count);
        count |= 56;
        continue;
      }
    }
    if (entry & ENTRY.special) {
      if ((entry & ENTRY.end) == 0) {
        next >>= LITERAL_BITS;
        count -= LITERAL_BITS;
        entry = load<u32>(furtherPlace(entry, next), literals);
        if (entry & ENTRY.literal) {
          next >>= entry;
          count -= entry;
          store<u8>(to++, <u8>(entry >> ENTRY.value));
          entry = literalAt(next);
          next |= load<u64>(at) << count;
          at += bytesTaken(count);
          count |= 56;
          continue;
        }
      }
      if (entry & ENTRY.special) {
        result = <u32>entry >> ENTRY.value == 0 ? DECODED.end : DECODED.broken;
        next >>= entry;
        count -= entry;
        break;
      }
    }
    const length = valueOf(entry, next);
    next >>= entry;
    count -= entry;
    entry = distanceAt(next);
    next |= load<u64>(at) << count;
    at += bytesTaken(count);
    count |= 56;
    if ((entry & (ENTRY.special | ENTRY.end)) == ENTRY.special) {
      next >>= DISTANCE_BITS;
      count -= DISTANCE_BITS;
      entry = load<u32>(furtherPlace(entry, next), distances);
    }
    const distance = valueOf(entry, next);
    if ((entry & ENTRY.special) != 0 || distance > <u32>(to - first)) {
      result = DECODED.broken;
      break;
    }
    next >>= entry;
    count -= entry;
    entry = literalAt(next);
    next |= load<u64>(at) << count;
    at += bytesTaken(count);
    count |= 56;
    repeat(to, distance, to + length);
    to += length;
  }
  setBits(at, next, <u32>count);
  decodedEnd = to;
  return result;
}

/** How many bytes fit in whole where so many bits are ready. */
@inline
function bytesTaken(count: u64): usize {
  return <usize>((~count & 63) >> 3);
}

/** How many bytes a literal's entry tells. */
@inline
function bytesIn(entry: u64): usize {
  return <usize>(entry >> ENTRY.count) & 3;
}

@inline
function literalAt(next: u64): u64 {
  return load<u32>((<usize>next & ((1 << LITERAL_BITS) - 1)) << 2, literals);
}

@inline
function distanceAt(next: u64): u64 {
  return load<u32>((<usize>next & ((1 << DISTANCE_BITS) - 1)) << 2, distances);
}

/** Where in its table the entry stands that another leads to. */
@inline
function furtherPlace(entry: u64, next: u64): usize {
  const choices = (<u32>1 << (<u32>(entry >> ENTRY.bits) & ENTRY.bitsMask)) - 1;
  return <usize>((<u32>entry >> ENTRY.value) + (<u32>next & choices)) << 2;
}

/** The length or distance of an entry, with the bits that follow its code. */
@inline
function valueOf(entry: u64, next: u64): u32 {
  const all = <u32>(next & ((<u64>1 << entry) - 1));
  return (<u32>entry >> ENTRY.value) + (all >> (<u32>(entry >> ENTRY.bits) & ENTRY.bitsMask));
}

/** Writes what stands `distance` before `to` once more, up to `end`. Mostly that is less than four vectors. */
@inline
function repeat(to: usize, distance: u32, end: usize): void {
  const from = to - distance;
  if (distance >= 16) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32);
    v128.store(to, v128.load(from, 48), 48);
    for (let p = to + 64; p < end; p += 16) v128.store(p, v128.load(p - distance));
  } else if (distance == 1) {
    const same = i8x16.splat(load<i8>(from));
    for (let p = to; p < end; p += 16) v128.store(p, same);
  } else {
    for (let p = to; p < end; p++) store<u8>(p, load<u8>(p - distance));
  }
}
