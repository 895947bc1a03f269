/** Offsets in texts of any length. */
export type Offsets = Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Room for so many numbers up to `most`. */
export function offsetsUpTo(most: number, count: number): Offsets {
  return most < 2 ** 32 ? new Uint32Array(count) : new Float64Array(count);
}
