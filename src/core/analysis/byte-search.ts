/**
 * Every offset at which `needle` stands in `text`, ascending (Boyer-Moore-Horspool: it looks at a fraction of the
 * bytes, about one in the needle's length). An empty needle stands nowhere.
 */
export function offsetsOf(text: Uint8Array, needle: Uint8Array): number[] {
  const offsets: number[] = [];
  const last = needle.length - 1;
  if (last < 0) return offsets;
  const shifts = new Uint32Array(256).fill(needle.length);
  for (let i = 0; i < last; i++) shifts[needle[i]!] = last - i;
  const lastByte = needle[last];
  for (let end = last; end < text.length; end += shifts[text[end]!]!) {
    if (text[end] === lastByte && standsAt(text, end - last, needle)) offsets.push(end - last);
  }
  return offsets;
}

function standsAt(text: Uint8Array, offset: number, needle: Uint8Array): boolean {
  for (let i = 0; i < needle.length; i++) if (text[offset + i] !== needle[i]) return false;
  return true;
}
