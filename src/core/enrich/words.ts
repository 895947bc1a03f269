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

/** Opens what `encodeWords` packed. The words are unpacked when first asked for: most logs name no new key pair. */
export function openWords(bytes: Uint8Array): Words {
  let unpacked: Set<string> | undefined;
  return {
    has: (word) => (unpacked ??= unpack(bytes)).has(word),
  };
}

function unpack(bytes: Uint8Array): Set<string> {
  const words = new Set<string>();
  let word = '';
  for (let at = 0; at < bytes.length;) {
    word = word.slice(0, bytes[at++]! & 0x7f);
    while (at < bytes.length && bytes[at]! < 0x80) word += String.fromCharCode(bytes[at++]!);
    words.add(word);
  }
  return words;
}
