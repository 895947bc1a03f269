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
 * variables of the loop: elsewhere they would be written to memory each time.
 */
export function decodeBlock(from: usize, toEnd: usize, first: usize, inputLimit: usize): u32 {
  let to = from;
  let at = inputAt;
  let next = bits;
  let count = bitCount;
  let result = DECODED.broken;
  next |= load<u64>(at) << count;
  at += (63 - (count & 63)) >> 3;
  count |= 56;
  let entry = load<u32>(literals + ((<usize>next & ((1 << LITERAL_BITS) - 1)) << 2));
  for (;;) {
    if (at > inputLimit || to >= toEnd) {
      result = DECODED.pause;
      break;
    }
    if (entry & ENTRY.literal) {
      // A shift looks at the low six bits only, and so does all that is done with the count.
      next >>= entry;
      count -= entry;
      store<u16>(to, <u16>(entry >> ENTRY.value));
      to += 1 + ((entry >> ENTRY.pairBit) & 1);
      entry = load<u32>(literals + ((<usize>next & ((1 << LITERAL_BITS) - 1)) << 2));
      if (entry & ENTRY.literal) {
        next >>= entry;
        count -= entry;
        store<u16>(to, <u16>(entry >> ENTRY.value));
        to += 1 + ((entry >> ENTRY.pairBit) & 1);
        next |= load<u64>(at) << count;
        at += (63 - (count & 63)) >> 3;
        count |= 56;
        entry = load<u32>(literals + ((<usize>next & ((1 << LITERAL_BITS) - 1)) << 2));
        continue;
      }
    }
    if ((entry & (ENTRY.special | ENTRY.end)) == ENTRY.special) {
      next >>= LITERAL_BITS;
      count -= LITERAL_BITS;
      const choice = <u32>next & ((<u32>1 << ((entry >> ENTRY.bits) & ENTRY.bitsMask)) - 1);
      entry = load<u32>(literals + (<usize>((entry >> ENTRY.value) + choice) << 2));
      if (entry & ENTRY.literal) {
        next >>= entry;
        count -= entry;
        store<u8>(to++, <u8>(entry >> ENTRY.value));
        next |= load<u64>(at) << count;
        at += (63 - (count & 63)) >> 3;
        count |= 56;
        entry = load<u32>(literals + ((<usize>next & ((1 << LITERAL_BITS) - 1)) << 2));
        continue;
      }
    }
    if (entry & ENTRY.special) {
      if (entry >> ENTRY.value != 0) break;
      next >>= entry;
      count -= entry;
      result = DECODED.end;
      break;
    }
    const length = valueOf(entry, next);
    next >>= entry;
    count -= entry;
    next |= load<u64>(at) << count;
    at += (63 - (count & 63)) >> 3;
    count |= 56;
    entry = load<u32>(distances + ((<usize>next & ((1 << DISTANCE_BITS) - 1)) << 2));
    if ((entry & (ENTRY.special | ENTRY.end)) == ENTRY.special) {
      next >>= DISTANCE_BITS;
      count -= DISTANCE_BITS;
      const choice = <u32>next & ((<u32>1 << ((entry >> ENTRY.bits) & ENTRY.bitsMask)) - 1);
      entry = load<u32>(distances + (<usize>((entry >> ENTRY.value) + choice) << 2));
    }
    const distance = valueOf(entry, next);
    if ((entry & ENTRY.special) != 0 || distance > <u32>(to - first)) break;
    next >>= entry;
    count -= entry;
    next |= load<u64>(at) << count;
    at += (63 - (count & 63)) >> 3;
    count |= 56;
    entry = load<u32>(literals + ((<usize>next & ((1 << LITERAL_BITS) - 1)) << 2));
    repeat(to, distance, length);
    to += length;
  }
  setBits(at, next, count);
  decodedEnd = to;
  return result;
}

/** The length or distance of an entry, with the bits that follow its code. */
@inline
function valueOf(entry: u32, next: u64): u32 {
  const all = <u32>(next & ((<u64>1 << entry) - 1));
  return (entry >> ENTRY.value) + (all >> ((entry >> ENTRY.bits) & ENTRY.bitsMask));
}

/** Writes what stands `distance` before `to` once more. */
@inline
function repeat(to: usize, distance: u32, length: u32): void {
  const from = to - distance;
  if (distance >= 16) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    for (let done: usize = 32; done < length; done += 16) v128.store(to + done, v128.load(from + done));
  } else if (distance == 1) {
    const same = i8x16.splat(load<i8>(from));
    for (let done: usize = 0; done < length; done += 16) v128.store(to + done, same);
  } else {
    for (let done: usize = 0; done < length; done++) store<u8>(to + done, load<u8>(from + done));
  }
}
