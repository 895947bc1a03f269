import { crcAdd, crcBegin } from './crc32';
import { inputAt } from './inflate/bits';
import { INFLATED, beginText, inflateOn, inflatedEnd } from './inflate/inflate';
import { clearOdd, noteOdd } from './odd-bytes';

/** After so much text what is told of it is worked out, while it is in the processor's cache. */
const PIECE: usize = 1 << 15;
/** Damaged, cut off, or too long. */
export const NOTHING: u32 = 0xffffffff;

/**
 * Unpacks DEFLATE data, `size` bytes at `packed`, to `to`, where there are `room` bytes. Behind both there has to be room for 512
 * more. Notes odd bytes and, if wanted, works out the checksum up to `crcEnd`. Returns how much of the packed data was used, or NOTHING.
 */
export function unpack(packed: usize, size: u32, to: usize, room: u32, withChecksum: bool): u32 {
  clearOdd();
  if (withChecksum) crcBegin();
  beginText(to, to, 0);
  let at = packed;
  let told = to;
  while (true) {
    // A text that fills the room may have more packed data, which say that it ends.
    const result = inflateOn(at, packed + size, true, min<usize>(told + PIECE, to + room + 1));
    at = inputAt;
    const end = inflatedEnd();
    if (result == INFLATED.broken || end > to + room) return NOTHING;
    if (result == INFLATED.block) continue;
    const count = <u32>(end - told);
    if (withChecksum) crcAdd(told, count);
    noteOdd(told, count, <u32>(told - to));
    told = end;
    if (result == INFLATED.all) return <u32>(at - packed);
  }
}
