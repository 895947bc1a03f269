import type { Unpacked } from '../inflater.ts';
import { inflate } from './inflate.ts';
import { wordsAt } from './instance.ts';
import type { KernelExports } from './instance.ts';

const NO_HISTORY = new Uint8Array();

/** Unpacks as `Unpack` says, in the memory of one instance of the kernel, where what is told of the text is worked out at once. */
export function unpack(
  kernel: KernelExports,
  packed: Uint8Array,
  at: number,
  into: Uint8Array,
): Unpacked | undefined {
  kernel.crcBegin();
  kernel.clearOdd();
  const pieces = inflate(kernel, (room, from) => copied(packed, from, room), { at, bits: 0 }, NO_HISTORY);
  let length = 0;
  let piece = pieces.next();
  for (; !piece.done; piece = pieces.next()) {
    const { bytes } = piece.value;
    if (length + bytes.length > into.length) return undefined;
    kernel.crcAdd(bytes.byteOffset, bytes.length);
    kernel.noteOdd(bytes.byteOffset, bytes.length, length);
    into.set(bytes, length);
    length += bytes.length;
  }
  const end = piece.value;
  if (end === undefined) return undefined;
  return { end, length, crc32: kernel.crcEnd(kernel.inflatedEnd()) >>> 0, odd: oddBytes(kernel) };
}

/** The same of what stands in the kernel's memory, to the same memory: nothing is copied. Of a short text there is no checksum. */
export function unpackInPlace(
  kernel: KernelExports,
  packed: Uint8Array,
  at: number,
  into: Uint8Array,
): Unpacked | undefined {
  const isLong = into.length > kernel.CRC_REST.value;
  const used = kernel.unpack(
    packed.byteOffset + at,
    packed.length - at,
    into.byteOffset,
    into.length,
    Number(isLong),
  );
  if (used === kernel.NOTHING.value) return undefined;
  const end = kernel.inflatedEnd();
  return {
    end: at + (used >>> 0),
    length: end - into.byteOffset,
    crc32: isLong ? kernel.crcEnd(end) >>> 0 : undefined,
    odd: oddBytes(kernel),
  };
}

/** Of nearly all short texts. */
const NONE = new Uint32Array();

function oddBytes(kernel: KernelExports): Uint32Array | undefined {
  const count = kernel.oddCount.value;
  if (count === 0) return NONE;
  if (count > kernel.MOST_ODD.value) return undefined;
  return wordsAt(kernel, kernel.oddTable(), count).slice();
}

/** How much was copied. */
function copied(from: Uint8Array, start: number, into: Uint8Array): number {
  const part = from.subarray(start, start + into.length);
  into.set(part);
  return part.length;
}
