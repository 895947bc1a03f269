import type { RoomName } from '../walk/scanner.ts';
import { bytesAt } from './instance.ts';
import type { KernelExports } from './instance.ts';

/** Rooms in the memory of an instance of the kernel, which stay where they are. */
export type KernelRooms = Readonly<Record<RoomName, Uint8Array<ArrayBuffer>>>;

/** A piece of a large file fits in. */
const LARGEST = 9 << 20;
/**
 * So many bytes of text are read as one: what matches them is in the processor's caches for longer, and the text in the furthest
 * of these at least.
 */
export const JOINED = 1 << 22;
/** So much is read and written behind what stands in a room. */
const BEHIND = 1 << 9;
/** Many times what the strings of a case take before their table is begun anew; but V8 counts what may be written as if it had been. */
const STRINGS = 32 << 20;

/** Makes rooms in an instance that has no strings yet. From then on its memory does not grow. Undefined where there is not so much. */
export function makeRooms(kernel: KernelExports): KernelRooms | undefined {
  const start = kernel.makeRoom(2 * LARGEST + JOINED + 3 * BEHIND, STRINGS);
  if (start === 0) return undefined;
  const text = start + LARGEST + BEHIND;
  return {
    file: bytesAt(kernel, start, LARGEST),
    text: bytesAt(kernel, text, LARGEST),
    joined: bytesAt(kernel, text + LARGEST + BEHIND, JOINED),
  };
}
