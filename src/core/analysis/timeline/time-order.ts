/** So many times are looked at in a step. */
const STEP = 1 << 14;
/** So few are sorted in one go. */
const FEW = 1 << 10;
const BUCKETS = 1 << 12;

/** The numbers of some times, in milliseconds, oldest first; of the same time in their order. In steps. */
export function* timeOrder(times: Float64Array): Generator<void, Uint32Array> {
  const order = new Uint32Array(times.length);
  for (let number = 0; number < order.length; number++) order[number] = number;
  yield;
  yield* sort(order, times);
  return order;
}

/** Lays many out by their bucket first, so that each step sorts a few; where all fall into few buckets, again. */
function* sort(order: Uint32Array, times: Float64Array): Generator<void, void> {
  if (order.length <= FEW) {
    order.sort((a, b) => times[a]! - times[b]! || a - b);
    return;
  }
  const [first, last] = yield* ends(order, times);
  // They are in their order already.
  if (first === last) return;
  const bucketOf = (number: number): number =>
    Math.floor(((times[number]! - first) / (last - first + 1)) * BUCKETS);
  const bounds = new Uint32Array(BUCKETS);
  for (const [at, number] of order.entries()) {
    if (at % STEP === STEP - 1) yield;
    bounds[bucketOf(number)]!++;
  }
  for (let bucket = 1; bucket < BUCKETS; bucket++) bounds[bucket]! += bounds[bucket - 1]!;
  const starts = bounds.slice();
  const before = order.slice();
  for (let at = before.length - 1; at >= 0; at--) {
    if (at % STEP === STEP - 1) yield;
    order[--starts[bucketOf(before[at]!)]!] = before[at]!;
  }
  let done = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    yield* sort(order.subarray(starts[bucket], bounds[bucket]), times);
    if (bounds[bucket]! - done < STEP) continue;
    done = bounds[bucket]!;
    yield;
  }
}

function* ends(order: Uint32Array, times: Float64Array): Generator<void, readonly [number, number]> {
  let first = Infinity;
  let last = -Infinity;
  for (const [at, number] of order.entries()) {
    if (at % STEP === STEP - 1) yield;
    const time = times[number]!;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return [first, last];
}
