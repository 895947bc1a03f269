import { giveBack } from './give-back.ts';

const SLAB_BYTES = 1 << 20;
/** What is larger has a buffer of its own. */
const MOST = SLAB_BYTES >>> 3;
const ALIGNED = 8;

/**
 * Room for many small arrays in few buffers, which are not given back one by one. A buffer of its own takes some hundred
 * bytes besides what is in it; and what lies between memory that comes and goes keeps holes from being given back.
 */
export class Slabs {
  #slab = new Uint8Array(0);
  #used = 0;

  /** Room for so many bytes, where any numbers may stand; zeros. */
  take(bytes: number): Uint8Array<ArrayBuffer> {
    if (bytes > MOST) return new Uint8Array(bytes);
    if (this.#used + bytes > this.#slab.length) {
      this.#slab = new Uint8Array(SLAB_BYTES);
      this.#used = 0;
    }
    const start = this.#used;
    this.#used += Math.ceil(bytes / ALIGNED) * ALIGNED;
    return this.#slab.subarray(start, start + bytes);
  }

  /** The same bytes, which nobody else uses: many as they are, few as a copy. */
  keep(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    if (bytes.length > MOST) return bytes;
    const kept = this.take(bytes.length);
    kept.set(bytes);
    giveBack(bytes.buffer);
    return kept;
  }

  /** A copy of numbers, in two bytes each where that is enough. */
  keepNumbers(numbers: Uint32Array): Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> {
    let bits = 0;
    for (let index = 0; index < numbers.length; index++) bits |= numbers[index]!;
    const Kept = bits >>> 16 === 0 ? Uint16Array : Uint32Array;
    const { buffer, byteOffset } = this.take(numbers.length * Kept.BYTES_PER_ELEMENT);
    const kept = new Kept(buffer, byteOffset, numbers.length);
    kept.set(numbers);
    return kept;
  }
}
