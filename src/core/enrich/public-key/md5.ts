/** Sixteen bytes: https://www.rfc-editor.org/rfc/rfc1321. By hand: core has no crypto. Only good for comparing. */
export function md5(message: Uint8Array): Uint8Array {
  const words = paddedWords(message);
  let [a, b, c, d] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476] as [number, number, number, number];
  for (let block = 0; block < words.length; block += 16) {
    const before = [a, b, c, d] as const;
    for (let step = 0; step < 64; step++) {
      const [mixed, word] = round(step, b, c, d);
      const sum = (a + mixed + SINES[step]! + words[block + word]!) | 0;
      const turn = TURNS[step >> 4]![step & 3]!;
      [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0];
    }
    [a, b, c, d] = [(a + before[0]) | 0, (b + before[1]) | 0, (c + before[2]) | 0, (d + before[3]) | 0];
  }
  return Uint8Array.from([a, b, c, d].flatMap((word) => [0, 8, 16, 24].map((shift) => word >>> shift)));
}

const TURNS: readonly (readonly number[])[] = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
const SINES = Array.from({ length: 64 }, (_, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32) | 0);

/** What a step mixes, and which word of the block it takes. */
function round(step: number, b: number, c: number, d: number): readonly [mixed: number, word: number] {
  if (step < 16) return [(b & c) | (~b & d), step];
  if (step < 32) return [(d & b) | (~d & c), (5 * step + 1) % 16];
  if (step < 48) return [b ^ c ^ d, (3 * step + 5) % 16];
  return [c ^ (b | ~d), (7 * step) % 16];
}

/** Whole blocks of sixteen words, lowest byte first: the message, a one, zeros and its length in bits. */
function paddedWords(message: Uint8Array): Int32Array {
  const words = new Int32Array(((message.length + 8) >> 6) * 16 + 16);
  for (const [at, byte] of message.entries()) words[at >> 2]! |= byte << (8 * (at & 3));
  words[message.length >> 2]! |= 0x80 << (8 * (message.length & 3));
  words[words.length - 2] = message.length << 3;
  words[words.length - 1] = message.length >>> 29;
  return words;
}
