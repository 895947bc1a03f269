import { grown } from '../core/log/grow.ts';

/** How many characters are encoded in one go: about two milliseconds of work. */
const STEP = 1 << 21;
/** No UTF-16 unit takes more bytes of UTF-8. */
const MOST_BYTES = 3;

/** `text` as UTF-8, pausing between stretches of it. A surrogate pair is never parted; a lone one becomes U+FFFD. */
export function* encodeInSteps(text: string): Generator<void, Uint8Array> {
  const encoder = new TextEncoder();
  // Enough for ASCII, which most logs are; one buffer from the start, because joining parts of 40 MB takes a moment.
  let bytes = new Uint8Array(text.length);
  let length = 0;
  for (let from = 0; from < text.length;) {
    const stretch = text.slice(from, endOfStep(text, from));
    const { read, written } = encoder.encodeInto(stretch, bytes.subarray(length));
    from += read;
    length += written;
    if (read < stretch.length) bytes = grown(bytes, length + (text.length - from) * MOST_BYTES);
    yield;
  }
  return bytes.subarray(0, length);
}

function endOfStep(text: string, from: number): number {
  const to = Math.min(text.length, from + STEP);
  return to < text.length && isHighSurrogate(text.charCodeAt(to - 1)) ? to - 1 : to;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
