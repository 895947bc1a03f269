import { bytesAt } from './instance.ts';
import type { KernelExports } from './instance.ts';
import type { StringPool, StoredStrings } from '../strings.ts';

/** The strings of a text while the kernel keeps them. */
export class KernelPool implements StringPool {
  readonly #kernel: KernelExports;

  constructor(kernel: KernelExports) {
    this.#kernel = kernel;
  }

  intern(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    const room = this.#kernel.roomFor(length);
    bytesAt(this.#kernel, room, length).set(bytes.subarray(start, end));
    return this.#kernel.intern(room, length);
  }

  bytesOf(id: number): Uint8Array {
    const kernel = this.#kernel;
    const [start, end] = new Uint32Array(kernel.memory.buffer, kernel.startTable() + id * 4, 2);
    return bytesAt(kernel, kernel.arenaStart() + start!, end! - start!);
  }

  take(): StoredStrings {
    const kernel = this.#kernel;
    const count = kernel.stringCount();
    const arena = bytesAt(kernel, kernel.arenaStart(), kernel.arenaUsed()).slice();
    const starts = new Uint32Array(kernel.memory.buffer, kernel.startTable(), count + 1).slice();
    return { count, arena, starts };
  }
}
