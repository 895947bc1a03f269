import { bytesAt } from './instance.ts';
import type { KernelExports } from './instance.ts';

/** The checksum that gzip uses (RFC 1952, section 8), worked out by the kernel. */
export function crc32(kernel: KernelExports, bytes: Uint8Array): number {
  const room = kernel.windowStart();
  const size = kernel.WINDOW.value;
  kernel.crcBegin();
  for (let from = 0; from < bytes.length; from += size)
    kernel.crcAdd(room, write(bytes.subarray(from, from + size)));
  return kernel.crcEnd(room + write(bytes.subarray(-kernel.CRC_REST.value))) >>> 0;

  function write(part: Uint8Array): number {
    bytesAt(kernel, room, part.length).set(part);
    return part.length;
  }
}
