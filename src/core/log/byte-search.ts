/** What is looked for, and how far to go on from each byte (Boyer-Moore-Horspool). */
interface Needle {
  readonly bytes: Uint8Array;
  readonly shifts: Uint32Array;
}

/**
 * Every offset at which `needle` stands in `text`, ascending. Looks at a fraction of the bytes, about one in the
 * needle's length. An empty needle stands nowhere.
 */
export function offsetsOf(text: Uint8Array, needle: Uint8Array): number[] {
  const offsets: number[] = [];
  if (needle.length === 0) return offsets;
  const prepared = prepare(needle);
  for (let at = next(text, prepared, 0); at >= 0; at = next(text, prepared, at + 1)) offsets.push(at);
  return offsets;
}

/** Gives the function that tells whether any of these words stands in a text. */
export function anyWord(words: readonly Uint8Array[]): (text: Uint8Array) => boolean {
  const needles = words.map(prepare);
  return (text) => needles.some((needle) => next(text, needle, 0) >= 0);
}

function prepare(bytes: Uint8Array): Needle {
  const last = bytes.length - 1;
  const shifts = new Uint32Array(256).fill(bytes.length);
  for (let i = 0; i < last; i++) shifts[bytes[i]!] = last - i;
  return { bytes, shifts };
}

/** The first place from `from` on, -1 where there is none. */
function next(text: Uint8Array, { bytes, shifts }: Needle, from: number): number {
  const last = bytes.length - 1;
  const lastByte = bytes[last];
  for (let end = from + last; end < text.length; end += shifts[text[end]!]!) {
    if (text[end] === lastByte && standsAt(text, end - last, bytes)) return end - last;
  }
  return -1;
}

function standsAt(text: Uint8Array, offset: number, needle: Uint8Array): boolean {
  for (let i = 0; i < needle.length; i++) if (text[offset + i] !== needle[i]) return false;
  return true;
}
