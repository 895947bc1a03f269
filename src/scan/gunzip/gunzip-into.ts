import * as zlib from 'node:zlib';
import type { Unpacked } from '../../core/log/inflater.ts';
import type { Scanner } from '../../core/log/walk/scanner.ts';
import { crc32 } from './crc32.ts';
import { beginOfMember, isTrailer, notedLength, TRAILER_BYTES, type Crc32 } from './gzip.ts';
import type { Room } from '../files/reused-rooms.ts';

/** Zlib's own where it has one. */
const shortCrc32: Crc32 = zlib.crc32 ?? crc32;

/** No log shrinks to less: who says so is not believed before it is unpacked. */
const HIGHEST_RATIO = 64;

export interface UnpackedText extends Pick<Unpacked, 'odd'> {
  readonly text: Uint8Array;
}

/**
 * Unpacks a gzip file into what `room` gives: a long one as fast as zlib does, a short one faster than zlib begins.
 * Undefined for anything but one member without fault, and where it would be more than `limit` bytes.
 */
export function gunzipInto(
  packed: Uint8Array,
  limit: number,
  { unpack }: Pick<Scanner, 'unpack'>,
  room: Room,
): UnpackedText | undefined {
  const length = notedLength(packed);
  if (length === 0 || length > Math.min(limit, HIGHEST_RATIO * packed.length)) return undefined;
  const at = beginOfMember(packed);
  if (at === undefined) return undefined;
  const text = room(length);
  const { end, length: got, crc32: worked, odd } = unpack(packed, at, text) ?? NOTHING;
  const isWhole = got === length && end + TRAILER_BYTES === packed.length;
  return isWhole && isTrailer(packed, end, text, (bytes) => worked ?? shortCrc32(bytes))
    ? { text, odd }
    : undefined;
}

const NOTHING: Unpacked = { end: 0, length: 0, crc32: 0, odd: undefined };
