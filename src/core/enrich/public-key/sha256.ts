/** Thirty-two bytes: https://www.rfc-editor.org/rfc/rfc6234. By hand: core has no crypto. */
export function sha256(message: Uint8Array): Uint8Array {
  const words = paddedWords(message);
  const state = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  const schedule = new Int32Array(64);
  for (let block = 0; block < words.length; block += 16) {
    schedule.set(words.subarray(block, block + 16));
    for (let at = 16; at < 64; at++) {
      const [old, late] = [schedule[at - 15]!, schedule[at - 2]!];
      const first = turned(old, 7) ^ turned(old, 18) ^ (old >>> 3);
      const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
      schedule[at] = schedule[at - 16]! + first + schedule[at - 7]! + second;
    }
    compress(state, schedule);
  }
  return Uint8Array.from([...state].flatMap((word) => [24, 16, 8, 0].map((shift) => word >>> shift)));
}

/** The first sixty-four primes. */
const PRIMES = Array.from({ length: 312 }, (_, number) => number).filter(
  (number) =>
    number > 1 &&
    !Array.from({ length: 17 }, (_, at) => at + 2).some((by) => by < number && number % by === 0),
);
const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));

/** The first 32 bits of what stands behind the point. */
function fraction(number: number): number {
  return ((number - Math.floor(number)) * 2 ** 32) | 0;
}

function compress(state: Int32Array, schedule: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let at = 0; at < 64; at++) {
    const chosen = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const ofE = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const ofA = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const sum = (h + ofE + chosen + ROUNDS[at]! + schedule[at]!) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + sum) | 0, c, b, a, (sum + ofA + most) | 0];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at]! += word;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** Whole blocks of sixteen words, highest byte first: the message, a one, zeros and its length in bits. */
function paddedWords(message: Uint8Array): Int32Array {
  const words = new Int32Array(((message.length + 8) >> 6) * 16 + 16);
  for (const [at, byte] of message.entries()) words[at >> 2]! |= byte << (24 - 8 * (at & 3));
  words[message.length >> 2]! |= 0x80 << (24 - 8 * (message.length & 3));
  words[words.length - 1] = message.length << 3;
  words[words.length - 2] = message.length >>> 29;
  return words;
}
