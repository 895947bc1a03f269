type TypedArray = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** A copy of `array` with room for `length` elements. */
export function grown<T extends TypedArray>(array: T, length: number): T {
  const larger = new (array.constructor as new (length: number) => T)(length);
  larger.set(array);
  return larger;
}

/** All the parts in one array. */
export function concatenated(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
