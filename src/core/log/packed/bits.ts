const WORD = 32;

/** How many bits a number below 2 ** 32 takes. */
export function bitsOf(number: number): number {
  return WORD - Math.clz32(number);
}

/** How many words so many numbers of some bits take. */
export function wordsFor(bits: number, count: number): number {
  return Math.ceil((bits * count) / WORD);
}

/** Writes the first `count` numbers, which have no more than so many bits each (1 to 32), from word `start` on. */
export function writeBits(
  numbers: Uint32Array,
  count: number,
  bits: number,
  words: Uint32Array,
  start: number,
): void {
  let at = start;
  let word = 0;
  let used = 0;
  for (let index = 0; index < count; index++) {
    const number = numbers[index]! | 0;
    word |= number << used;
    used += bits;
    if (used < WORD) continue;
    words[at++] = word;
    used -= WORD;
    word = used === 0 ? 0 : number >>> (bits - used);
  }
  if (used > 0) words[at] = word;
}

/** Those from number `first` on, as many as `numbers` has room for. */
export function readMany(
  words: Uint32Array,
  start: number,
  bits: number,
  first: number,
  numbers: Uint32Array,
): void {
  const unused = WORD - bits;
  let bit = first * bits;
  for (let index = 0; index < numbers.length; index++, bit += bits) {
    const at = start + (bit >>> 5);
    const shift = bit & (WORD - 1);
    const low = words[at]! >>> shift;
    const number = shift > unused ? low | (words[at + 1]! << (WORD - shift)) : low;
    numbers[index] = (number << unused) >>> unused;
  }
}

/** Number `index` of those that were written. */
export function readBits(words: Uint32Array, start: number, bits: number, index: number): number {
  const bit = index * bits;
  const at = start + (bit >>> 5);
  const shift = bit & (WORD - 1);
  const low = words[at]! >>> shift;
  const number = shift + bits > WORD ? low | (words[at + 1]! << (WORD - shift)) : low;
  const unused = WORD - bits;
  return (number << unused) >>> unused;
}
