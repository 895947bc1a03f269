import { NEWLINE, RETURN, TAB, isAscii } from './bytes.ts';
import { writeUtf8 } from './layers.ts';
import type { Problem } from './problem.ts';

/** A file's text, and how its offsets relate to the file's bytes. */
export interface DecodedFile {
  /** UTF-8 without a byte order mark. Bytes that are no UTF-8 are kept as they are. */
  readonly text: Uint8Array;
  /** The offset in the file of the character at `textOffset`. */
  toFileOffset(textOffset: number): number;
  readonly problems: readonly Problem[];
}

/** True for UTF-8 without fault; what it refuses is looked at again. */
export type IsUtf8 = (bytes: Uint8Array) => boolean;

/** What makes decoding fast, but no difference. */
export interface DecodingHelp {
  readonly isUtf8?: IsUtf8;
  /** Where bytes stand that are no printable ASCII, ascending, if that is known. */
  readonly odd?: Uint32Array | undefined;
}

/** The text of a file in UTF-8 or UTF-16, with or without a byte order mark. */
export function decodeFile(bytes: Uint8Array, help: DecodingHelp = {}): DecodedFile {
  if (beginsPlainly(help)) return utf8(bytes, 0, help);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return utf8(bytes, 3, help);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 2, 0);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 2, 1);
  const order = utf16Order(bytes);
  if (order !== undefined) return utf16(bytes, 0, order);
  return looksBinary(bytes)
    ? { ...utf8(bytes, 0, help), problems: [problem('binary', 'This is not text.')] }
    : utf8(bytes, 0, help);
}

/** True where it is known that nothing but printable ASCII stands in what is looked at to recognise a file. */
function beginsPlainly({ odd }: DecodingHelp): boolean {
  return odd !== undefined && (odd.length === 0 || odd[0]! >= HEAD);
}

function utf8(bytes: Uint8Array, start: number, { isUtf8, odd }: DecodingHelp): DecodedFile {
  const text = start === 0 ? bytes : bytes.subarray(start);
  const invalid = odd ? firstInvalidAmong(bytes, odd) - start : invalidUtf8(text, isUtf8);
  const problems = invalid < 0 ? [] : [invalidUtf8Problem(invalid)];
  return { text, toFileOffset: (offset) => offset + start, problems };
}

/** Offset of the first byte that cannot be UTF-8, or -1. */
export function invalidUtf8(text: Uint8Array, isUtf8?: IsUtf8): number {
  return isUtf8?.(text) ? -1 : firstInvalid(text);
}

/** What is said of a text whose byte at `offset` is the first that cannot be UTF-8. */
export function invalidUtf8Problem(offset: number): Problem {
  return problem('encoding', 'These bytes are not valid UTF-8; they were kept as they are.', offset);
}

function problem(code: Problem['code'], message: string, offset = 0): Problem {
  return {
    code,
    message,
    span: { offset, length: code === 'encoding' ? 1 : 0 },
    severity: code === 'binary' ? 'error' : 'information',
  };
}

/** How much of a file's beginning is looked at to recognise what it is. */
const HEAD = 4096;

/** True when the beginning holds more control characters than damage explains. */
export function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, HEAD);
  let controls = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x20 && byte !== TAB && byte !== NEWLINE && byte !== RETURN && byte !== 0x0c && byte !== 0x1e)
      controls++;
  }
  return controls * 20 > length;
}

/** Without a mark: text for the most part ASCII has every other byte zero. 0 little endian, 1 big endian. */
function utf16Order(bytes: Uint8Array): 0 | 1 | undefined {
  const pairs = Math.min(bytes.length, HEAD) >> 1;
  // Almost no file has a zero, and to find none is quick.
  if (pairs < 2 || !bytes.subarray(0, pairs * 2).includes(0)) return undefined;
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < pairs * 2; i++) if (bytes[i] === 0) zeros[(i & 1) as 0 | 1]++;
  if (zeros[1] > pairs * 0.7 && zeros[0] < pairs * 0.1) return 0;
  return zeros[0] > pairs * 0.7 && zeros[1] < pairs * 0.1 ? 1 : undefined;
}

/** One checkpoint per this many characters of a UTF-16 file. */
const CHECKPOINT = 512;

function utf16(bytes: Uint8Array, start: number, high: 0 | 1): DecodedFile {
  const units = (bytes.length - start) >> 1;
  const out = new Uint8Array(units * 3);
  const checkpoints = new Uint32Array(Math.ceil(units / CHECKPOINT) + 1);
  const unitAt = (unit: number): number => {
    const at = start + unit * 2;
    return (bytes[at + 1 - high]! << 8) | bytes[at + high]!;
  };
  let length = 0;
  for (let i = 0; i < units; i++) {
    if (i % CHECKPOINT === 0) checkpoints[i / CHECKPOINT] = length;
    length = writeUtf8(out, length, pointAt(unitAt, i, units));
    if (isPair(unitAt, i, units)) {
      i++;
      if (i % CHECKPOINT === 0) checkpoints[i / CHECKPOINT] = length;
    }
  }
  const text = out.subarray(0, length);
  const toFileOffset = (offset: number): number => {
    let block = Math.ceil(units / CHECKPOINT) - 1;
    let low = 0;
    while (low < block) {
      const middle = (low + block + 1) >> 1;
      if (checkpoints[middle]! <= offset) low = middle;
      else block = middle - 1;
    }
    let unit = low * CHECKPOINT;
    for (let at = checkpoints[low] ?? 0; at < offset && unit < units;) {
      const pair = isPair(unitAt, unit, units);
      at += utf8Length(pointAt(unitAt, unit, units));
      unit += pair ? 2 : 1;
    }
    return start + unit * 2;
  };
  return {
    text,
    toFileOffset,
    problems: [problem('encoding', 'The file is UTF-16; offsets are those of the file.')],
  };
}

type Units = (unit: number) => number;

function isPair(unitAt: Units, i: number, units: number): boolean {
  return (unitAt(i) & 0xfc00) === 0xd800 && i + 1 < units && (unitAt(i + 1) & 0xfc00) === 0xdc00;
}

/** The code point at unit `i`; a lone surrogate is U+FFFD. */
function pointAt(unitAt: Units, i: number, units: number): number {
  const unit = unitAt(i);
  if ((unit & 0xf800) !== 0xd800) return unit;
  return isPair(unitAt, i, units) ? 0x10000 + ((unit & 0x3ff) << 10) + (unitAt(i + 1) & 0x3ff) : 0xfffd;
}

function utf8Length(point: number): number {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** Most text is ASCII in stretches, which are quickly told. */
const ASCII_BLOCK = 4096;

function firstInvalid(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    if (i % ASCII_BLOCK === 0 && isAscii(bytes, i, Math.min(bytes.length, i + ASCII_BLOCK))) {
      i += ASCII_BLOCK;
      continue;
    }
    const byte = bytes[i]!;
    if (byte < 0x80) {
      i++;
      continue;
    }
    const more = followersOf(bytes, i);
    if (more === 0) return i;
    i += more + 1;
  }
  return -1;
}

/** The same of a file of which is known where bytes beyond ASCII stand, perhaps among others. */
function firstInvalidAmong(bytes: Uint8Array, odd: Uint32Array): number {
  for (let number = 0; number < odd.length; number++) {
    const at = odd[number]!;
    if (bytes[at]! < 0x80) continue;
    const more = followersOf(bytes, at);
    if (more === 0) return at;
    number += more;
  }
  return -1;
}

/** How many bytes follow the one at `at`, with which a character of several begins; 0 where none does. */
function followersOf(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!;
  const more =
    byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
  for (let k = 1; k <= more; k++) if ((bytes[at + k]! & 0xc0) !== 0x80) return 0;
  return more;
}
