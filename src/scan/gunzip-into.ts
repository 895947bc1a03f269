import type { Scanner } from '../core/log/walk/scanner.ts';
import { beginOfMember, isTrailer, notedLength, TRAILER_BYTES } from './gzip.ts';
import type { Room } from './reused-rooms.ts';

/** No log shrinks to less: who says so is not believed before it is unpacked. */
const HIGHEST_RATIO = 64;
const NO_HISTORY = new Uint8Array();

/**
 * Unpacks a gzip file into what `room` gives: a long one as fast as zlib does, a short one faster than zlib begins.
 * Undefined for anything but one member without fault, and where it would be more than `limit` bytes.
 */
export function gunzipInto(
  packed: Uint8Array,
  limit: number,
  { inflate, crc32 }: Pick<Scanner, 'inflate' | 'crc32'>,
  room: Room,
): Uint8Array | undefined {
  const length = notedLength(packed);
  if (length === 0 || length > Math.min(limit, HIGHEST_RATIO * packed.length)) return undefined;
  const at = beginOfMember(packed);
  if (at === undefined) return undefined;
  const text = room(length);
  const pieces = inflate((into, from) => copied(packed, from, into), { at, bits: 0 }, NO_HISTORY);
  let used = 0;
  let piece = pieces.next();
  for (; !piece.done; piece = pieces.next()) {
    const { bytes } = piece.value;
    if (used + bytes.length > length) {
      pieces.return(undefined);
      return undefined;
    }
    text.set(bytes, used);
    used += bytes.length;
  }
  const trailer = piece.value;
  const isWhole = trailer !== undefined && used === length && trailer + TRAILER_BYTES === packed.length;
  return isWhole && isTrailer(packed, trailer, text, crc32) ? text : undefined;
}

/** How much was copied. */
function copied(from: Uint8Array, start: number, into: Uint8Array): number {
  const part = from.subarray(start, start + into.length);
  into.set(part);
  return part.length;
}
