import { BACKSLASH, QUOTE, decode } from './bytes.ts';
import type { Span } from './span.ts';
import type { LogText } from './text/log-text.ts';

/**
 * A container's way of writing a record as a string: `json` are the escapes of a JSON string, `csv` the doubled quotes
 * of a quoted cell. A record's layers are listed from the outermost inwards.
 */
export type Layer = 'json' | 'csv';

/** A stretch of text with its layers undone, and where each of its bytes came from. */
export interface Unwrapped {
  readonly bytes: Uint8Array;
  /** The offset in the text of the byte at `index`; of `bytes.length`: of the stretch's end. */
  readonly toText: (index: number) => number;
  /** The index of the byte that stands (with its escape) at `offset`. */
  readonly fromText: (offset: number) => number;
}

/** The bytes of `span` after undoing `layers` once each, with exact positions. */
export function unwrap(text: LogText, span: Span, layers: readonly Layer[]): Unwrapped {
  let bytes = text.subarray(span.offset, span.offset + span.length);
  if (layers.length === 0) {
    return { bytes, toText: (index) => index + span.offset, fromText: (offset) => offset - span.offset };
  }
  let origins: Uint32Array | undefined;
  for (const layer of layers) {
    const steps = new Uint32Array(bytes.length + 1);
    const inner = layer === 'json' ? unescapeJson(bytes, 0, bytes.length, steps) : unquoteCsv(bytes, steps);
    const outer = origins;
    if (outer) for (let i = 0; i <= inner.length; i++) steps[i] = outer[steps[i]!]!;
    origins = steps.subarray(0, inner.length + 1);
    bytes = inner;
  }
  const starts = origins!;
  return {
    bytes,
    toText: (index) => span.offset + starts[index]!,
    fromText: (offset) => lastAtOrBefore(starts, offset - span.offset),
  };
}

/** Index of the last element that is not greater than `value`. */
function lastAtOrBefore(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

const ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
/** The byte each single-letter escape stands for; anything unknown stands for itself. */
const UNESCAPED = new Uint8Array(256).map((_, byte) => {
  const plain = ESCAPES[String.fromCharCode(byte)];
  return plain === undefined ? byte : plain.charCodeAt(0);
});
const LETTER_U = 0x75;

/**
 * The text of a JSON string's content `bytes[start, end)` as UTF-8. A lone surrogate becomes U+FFFD.
 * `steps`, when given, receives for each byte of the result (and for its end) the index, relative to `start`, it came from.
 */
export function unescapeJson(bytes: Uint8Array, start: number, end: number, steps?: Uint32Array): Uint8Array {
  const out = new Uint8Array(end - start);
  return out.subarray(0, unescapeJsonInto(out, bytes, start, end, steps));
}

/** The same into `out`, which has room for `end - start` bytes; returns the length of the result. */
export function unescapeJsonInto(
  out: Uint8Array,
  bytes: Uint8Array,
  start: number,
  end: number,
  steps?: Uint32Array,
): number {
  let length = 0;
  let i = start;
  while (i < end) {
    const byte = bytes[i]!;
    if (byte !== BACKSLASH || i + 1 >= end) {
      if (steps) steps[length] = i - start;
      out[length++] = byte;
      i++;
      continue;
    }
    const from = i - start;
    const before = length;
    if (bytes[i + 1] !== LETTER_U || hex4(bytes, i + 2, end) < 0) {
      out[length++] = UNESCAPED[bytes[i + 1]!]!;
      i += 2;
    } else {
      const unit = hex4(bytes, i + 2, end);
      i += 6;
      let point = unit;
      if (unit >= 0xd800 && unit < 0xe000) {
        const low = bytes[i] === BACKSLASH && bytes[i + 1] === LETTER_U ? hex4(bytes, i + 2, end) : -1;
        if (unit < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
          point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          i += 6;
        } else point = 0xfffd;
      }
      length = writeUtf8(out, length, point);
    }
    if (steps) for (let k = before; k < length; k++) steps[k] = from;
  }
  if (steps) steps[length] = end - start;
  return length;
}

/** Room for most texts: to make some for each takes longer than to read it. */
const room = new Uint8Array(1 << 12);

/** The text of a JSON string's content `bytes[start, end)`. */
export function unescapedText(bytes: Uint8Array, start: number, end: number): string {
  const out = end - start > room.length ? new Uint8Array(end - start) : room;
  return decode(out, 0, unescapeJsonInto(out, bytes, start, end));
}

function unquoteCsv(bytes: Uint8Array, steps: Uint32Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    steps[length] = i;
    out[length++] = bytes[i]!;
    if (bytes[i] === QUOTE && bytes[i + 1] === QUOTE) i++;
  }
  steps[length] = bytes.length;
  return out.subarray(0, length);
}

function hex4(bytes: Uint8Array, start: number, end: number): number {
  if (start + 4 > end) return -1;
  let value = 0;
  for (let i = start; i < start + 4; i++) {
    const byte = bytes[i]!;
    const letter = byte | 0x20;
    if (byte >= 0x30 && byte <= 0x39) value = value * 16 + byte - 0x30;
    else if (letter >= 0x61 && letter <= 0x66) value = value * 16 + letter - 0x57;
    else return -1;
  }
  return value;
}

/** Writes `point` as UTF-8 at `at` and returns the end. An escape is always longer than what it stands for. */
export function writeUtf8(out: Uint8Array, at: number, point: number): number {
  if (point < 0x80) out[at++] = point;
  else {
    if (point < 0x800) out[at++] = 0xc0 | (point >> 6);
    else {
      if (point < 0x10000) out[at++] = 0xe0 | (point >> 12);
      else {
        out[at++] = 0xf0 | (point >> 18);
        out[at++] = 0x80 | ((point >> 12) & 0x3f);
      }
      out[at++] = 0x80 | ((point >> 6) & 0x3f);
    }
    out[at++] = 0x80 | (point & 0x3f);
  }
  return at;
}
