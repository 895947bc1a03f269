/** A list of known words in lower-case letters. */
export interface Words {
  has(word: string): boolean;
}

export const LONGEST_WORD = 20;

/**
 * Packs words into bytes: in alphabetical order, each as the number of letters it shares with the one before it
 * (one byte, upper bit set) and the letters that are its own. What is no plain word is left out.
 */
export function encodeWords(words: Iterable<string>): Uint8Array {
  const plain = [...new Set(words)].filter((word) => /^[a-z]{3,20}$/.test(word)).toSorted();
  const entries = plain.map((word, index) => {
    const shared = sharedLetters(plain[index - 1] ?? '', word);
    return [0x80 | shared, ...new TextEncoder().encode(word.slice(shared))];
  });
  return Uint8Array.from(entries.flat());
}

function sharedLetters(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
}

/** Opens what `encodeWords` packed. Nothing is unpacked: an index of first letters tells where to look in the bytes. */
export function openWords(bytes: Uint8Array): Words {
  let starts: Uint32Array | undefined;
  return {
    has: (word) => isListed(bytes, (starts ??= startsOfTriples(bytes)), word),
  };
}

const LETTERS = 26;
const LETTER_A = 0x61;
/** So many first letters are indexed: no word has fewer. */
const INDEXED = 3;

/** For each three first letters the offset, plus one, of the first word that has them; 0 where none has. */
function startsOfTriples(bytes: Uint8Array): Uint32Array {
  const starts = new Uint32Array(LETTERS ** INDEXED);
  const heads = [0, 1, 2].flatMap((shared) => offsetsOf(bytes, 0x80 | shared)).toSorted((a, b) => a - b);
  const first = [0, 0, 0];
  for (const at of heads) {
    const shared = bytes[at]! & 0x7f;
    for (let i = shared; i < INDEXED; i++) first[i] = bytes[at + 1 + i - shared]! - LETTER_A;
    starts[(first[0]! * LETTERS + first[1]!) * LETTERS + first[2]!] = at + 1;
  }
  return starts;
}

function offsetsOf(bytes: Uint8Array, byte: number): number[] {
  const offsets: number[] = [];
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) offsets.push(at);
  return offsets;
}

function isListed(bytes: Uint8Array, starts: Uint32Array, word: string): boolean {
  let triple = 0;
  for (let i = 0; i < INDEXED; i++) {
    const letter = word.charCodeAt(i) - LETTER_A;
    if (!(letter >= 0 && letter < LETTERS)) return false;
    triple = triple * LETTERS + letter;
  }
  const start = starts[triple]! - 1;
  return start >= 0 && isListedFrom(bytes, start, word);
}

/** Reads on from the first word that begins like `word`. */
function isListedFrom(bytes: Uint8Array, start: number, word: string): boolean {
  // How many letters the listed word before, which stands before `word` in the alphabet, has in common with it.
  let same = INDEXED;
  let shared = INDEXED;
  let own = start + 1 + INDEXED - (bytes[start]! & 0x7f);
  while (shared >= same) {
    if (shared === same) {
      while (same < word.length && bytes[own] === word.charCodeAt(same)) {
        own++;
        same++;
      }
      const isAtEnd = !(bytes[own]! < 0x80);
      if (same === word.length) return isAtEnd;
      if (!isAtEnd && bytes[own]! > word.charCodeAt(same)) return false;
    }
    while (bytes[own]! < 0x80) own++;
    if (own >= bytes.length) return false;
    shared = bytes[own]! & 0x7f;
    own++;
  }
  return false;
}
