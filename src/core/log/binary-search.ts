/**
 * The first of `count` places for which `holds` is true; `count` where there is none. Once true it has to stay true: the
 * places are in order.
 */
export function firstThat(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
