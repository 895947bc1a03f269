import type { Unpacked } from '../inflater.ts';
import { inflate, RESULT } from './inflate.ts';
import { bytesAt, wordsAt } from './instance.ts';
import type { KernelExports } from './instance.ts';

const NO_HISTORY = new Uint8Array();

/** Unpacks as `Unpack` says, in the memory of one instance of the kernel, where what is told of the text is worked out at once. */
export function unpack(
  kernel: KernelExports,
  packed: Uint8Array,
  at: number,
  into: Uint8Array,
): Unpacked | undefined {
  if (into.length <= kernel.CRC_REST.value && packed.length - at <= kernel.INFLATE_INPUT.value)
    return unpackShort(kernel, packed, at, into);
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

/** The same where all that is packed is at hand at once: to hand it over piece by piece would take longer than to unpack it. */
function unpackShort(
  kernel: KernelExports,
  packed: Uint8Array,
  at: number,
  into: Uint8Array,
): Unpacked | undefined {
  const size = packed.length - at;
  bytesAt(kernel, kernel.inflateInput(), size).set(packed.subarray(at));
  kernel.clearOdd();
  kernel.beginInflating(0, 0);
  let length = 0;
  let used = 0;
  for (;;) {
    const result = kernel.inflate(used, size, 1);
    const more = kernel.inflatedLength();
    if (result === RESULT.broken || length + more > into.length) return undefined;
    const start = kernel.inflatedEnd() - more;
    kernel.noteOdd(start, more, length);
    into.set(bytesAt(kernel, start, more), length);
    length += more;
    used = size - kernel.inflateLeft();
    if (result === RESULT.all) return { end: at + used, length, crc32: undefined, odd: oddBytes(kernel) };
  }
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
