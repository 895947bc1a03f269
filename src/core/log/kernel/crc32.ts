import { bytesAt } from './instance.ts';
import type { KernelExports } from './instance.ts';

/** The checksum that gzip uses (RFC 1952, section 8), worked out by the kernel. */
export function crc32(kernel: KernelExports, bytes: Uint8Array): number {
  const piece = kernel.CRC_PIECE.value;
  // What is taken away is a multiple of sixteen.
  const rest = Math.max(0, bytes.length - kernel.CRC_REST.value) & ~15;
  kernel.crcBegin();
  for (let from = 0; from < rest; from += piece) {
    const length = Math.min(piece, rest - from);
    bytesAt(kernel, kernel.crcRoom(), length).set(bytes.subarray(from, from + length));
    kernel.crcTakeAway(length);
  }
  bytesAt(kernel, kernel.crcRoom(), bytes.length - rest).set(bytes.subarray(rest));
  return kernel.crcEnd(bytes.length - rest) >>> 0;
}
