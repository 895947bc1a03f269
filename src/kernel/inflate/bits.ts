// The packed data that is at hand, and the bits of it that come next.

/** Bits that were taken and not used, the first lowest, and how many. */
export let bits: u64 = 0;
export let bitCount: u32 = 0;
/** Where the next bytes are taken from, and where they end. Some bytes behind that may be read. */
export let inputAt: usize = 0;
export let inputEnd: usize = 0;

/** `count` bits of the first byte were used before. */
export function beginBits(): void {
  bits = 0;
  bitCount = 0;
}

@inline
export function setInput(start: usize, end: usize): void {
  inputAt = start;
  inputEnd = end;
}

/** Takes over what a loop had in its own variables; of `count` the low six bits. */
@inline
export function setBits(at: usize, next: u64, count: u32): void {
  inputAt = at;
  bits = next;
  bitCount = count & 63;
}

/** Makes at least 56 bits ready. */
@inline
export function refill(): void {
  bits |= load<u64>(inputAt) << bitCount;
  inputAt += (63 - bitCount) >> 3;
  bitCount |= 56;
}

/** The next `count` bits; they must be ready. */
@inline
export function take(count: u32): u32 {
  const value = <u32>bits & ((<u32>1 << count) - 1);
  bits >>= count;
  bitCount -= count;
  return value;
}

/** Gives back the bytes of which no bit was used. */
@inline
export function giveBackBytes(): void {
  inputAt -= bitCount >> 3;
  bitCount &= 7;
  bits &= (<u64>1 << bitCount) - 1;
}

/** More was taken than there is. */
@inline
export function isBeyondInput(): bool {
  return inputAt - (bitCount >> 3) > inputEnd;
}
