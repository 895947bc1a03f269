/** Characters JSON and CSV are made of, as bytes. */
export const TAB = 0x09;
export const NEWLINE = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Up to this length a loop beats the call into the platform's decoder. */
const SHORT = 48;

/**
 * Room for the characters of a short text, by its length. They become one string at once: added one to another they
 * would be a rope of as many pieces, twice as slow to make, and slow again for who first hashes, compares or sends it.
 */
const rooms = Array.from({ length: SHORT + 1 }, (_, length) => Array.from({ length }, () => 0));

/** The UTF-8 text of `bytes[start, end)`; an invalid sequence becomes U+FFFD. */
export function decode(bytes: Uint8Array, start = 0, end = bytes.length): string {
  if (end <= start) return '';
  if (end - start > SHORT) return decoder.decode(bytes.subarray(start, end));
  const characters = rooms[end - start]!;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= 0x80) return decoder.decode(bytes.subarray(start, end));
    characters[i - start] = byte;
  }
  return String.fromCharCode(...characters);
}

export function encode(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** By their length: what short texts are written to. */
const bytesOfShort = Array.from({ length: 65 }, (_, length) => new Uint8Array(length));

/** The UTF-8 bytes of a text, until the next call: an encoder takes some times as long for a short one. */
export function encodedForNow(text: string): Uint8Array {
  const bytes = bytesOfShort[text.length];
  if (!bytes) return encode(text);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return encode(text);
    bytes[i] = code;
  }
  return bytes;
}

export function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === NEWLINE || byte === RETURN || byte === TAB;
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** True when `bytes[start, end)` is exactly `word`. */
export function equals(bytes: Uint8Array, start: number, end: number, word: Uint8Array): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i++) if (bytes[start + i] !== word[i]) return false;
  return true;
}

/** True when the first character that is no white space opens an object or array. */
export function beginsLikeJson(text: Uint8Array): boolean {
  let i = 0;
  while (isSpace(text[i])) i++;
  return text[i] === OPEN_BRACE || text[i] === OPEN_BRACKET;
}

/** Up to this length a loop beats a view of words. */
const FEW_BYTES = 256;

/** True when no byte of `text[start, end)` is above 0x7f; four at a time where they are many and aligned. */
export function isAscii(text: Uint8Array, start = 0, end = text.length): boolean {
  let seen = 0;
  let i = start;
  if (end - start <= FEW_BYTES) {
    for (; i < end; i++) seen |= text[i]!;
    return seen < 0x80;
  }
  for (; i < end && ((text.byteOffset + i) & 3) !== 0; i++) seen |= text[i]!;
  if (i + 4 <= end) {
    const words = new Uint32Array(text.buffer, text.byteOffset + i, (end - i) >> 2);
    for (let word = 0; word < words.length; word++) seen |= words[word]!;
    i += words.length * 4;
  }
  for (; i < end; i++) seen |= text[i]!;
  return (seen & 0x80808080) === 0;
}
