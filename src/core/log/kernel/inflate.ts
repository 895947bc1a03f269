import { bytesAt } from './instance.ts';
import type { KernelExports } from './instance.ts';

/** What a DEFLATE stream (RFC 1951) holds, as far as it can be read. */
export interface Inflated {
  readonly bytes: Uint8Array;
  /** The CRC-32 of `bytes`. */
  readonly crc: number;
  /** Where the stream ends in its input. */
  readonly end: number;
  readonly state: 'done' | 'cut' | 'full' | 'corrupt';
}

/**
 * Inflates the stream at `start`, which is thought to hold `sizeHint` bytes and may hold at most `limit`: `full` if it
 * holds more.
 */
export type Inflate = (packed: Uint8Array, start: number, sizeHint: number, limit: number) => Inflated;

const STATES = ['done', 'cut', 'full', 'corrupt'] as const;
/** The kernel reads and writes whole vectors, so some bytes beyond either end. */
const MARGIN = 512;
const SMALLEST = 1 << 14;

export function inflateWith(
  kernel: KernelExports,
  packed: Uint8Array,
  start: number,
  sizeHint: number,
  limit: number,
): Inflated {
  const length = packed.length - start;
  const input = kernel.heapBase();
  const output = (input + length + MARGIN) & ~15;
  // A hint may lie in either direction: nothing inflates to more than 1,032 times its size.
  let room = Math.min(Math.max(sizeHint, SMALLEST), limit, length * 1032 + SMALLEST);
  for (let isFirst = true; ; isFirst = false) {
    if (!kernel.reserve(output + room + MARGIN)) throw new RangeError('no memory left to inflate into');
    if (isFirst) bytesAt(kernel, input, length).set(packed.subarray(start));
    const state = STATES[kernel.inflate(input, input + length, output, output + room)]!;
    if (state === 'full' && room < limit) {
      room = Math.min(room * 4, limit);
      continue;
    }
    const size = (kernel.outputEnd.value >>> 0) - output;
    return {
      bytes: bytesAt(kernel, output, size).slice(),
      crc: kernel.crc32(output, size) >>> 0,
      end: start + (kernel.inputEnd.value >>> 0) - input,
      state,
    };
  }
}
