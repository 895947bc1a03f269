type Sorted = Uint16Array | Uint32Array;

/** How many of the first `length` elements, which ascend, are not greater than `value`. */
export function upperBound(sorted: Sorted, value: number, length = sorted.length): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last of the first `length` elements that is not greater than `value`; the first one counts in any case. */
export function lastAtOrBefore(sorted: Sorted, value: number, length = sorted.length): number {
  return Math.max(0, upperBound(sorted, value, length) - 1);
}
