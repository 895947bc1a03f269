import { beginBits, bitCount, giveBackBytes, inputAt, inputEnd, isBeyondInput, refill, setInput, take } from './bits';
import { DECODED, decodeBlock, decodedEnd } from './block';
import { fixedCodes, readCodes } from './codes';

/**
 * Unpacks DEFLATE (RFC 1951) in pieces, from any place where a block begins: zlib can begin only at the beginning. A
 * piece is handed out at each block's end, with what has to be known to begin there. `inflate` has room of its own for packed data
 * and text, `inflateOn` takes and gives them where they are.
 */

/** How far back a text may repeat itself. */
export const HISTORY: usize = 1 << 15;
/** So much is unpacked at once, so that it stays in the processor's cache. */
const PIECE: usize = 1 << 17;
/** The text before it, the text, and what may be written behind it. */
const output = memory.data((1 << 15) + (1 << 17) + 512, 64);
const textStart: usize = output + HISTORY;
const textEnd: usize = textStart + PIECE;

/** So much packed data is taken at once; some bytes behind it may be read. */
export const INFLATE_INPUT: usize = 1 << 16;
const SLACK: usize = 64;
const input = memory.data((1 << 16) + 64, 64);
/** The beginning of a block takes fewer bytes, and one turn of decoding far fewer. */
const LONGEST_HEADER: u32 = 640;
const LONGEST_TURN: usize = 32;

export namespace INFLATED {
  /** A block has ended, and it was the last one. */
  export const all: u32 = 0;
  /** A block has ended. */
  export const block: u32 = 1;
  /** The piece is full. */
  export const piece: u32 = 2;
  /** More input is needed. */
  export const hungry: u32 = 3;
  /** Damaged or cut off: the text so far is all there is. */
  export const broken: u32 = 4;
}

/** What comes next. */
namespace NEXT {
  export const header: u32 = 0;
  export const stored: u32 = 1;
  export const coded: u32 = 2;
}

let next: u32 = NEXT.header;
let isLastBlock: bool = false;
/** What is left of a stored block. */
let storedLeft: u32 = 0;
/** Bits of the first byte that belong to the block before. */
let bitsUsed: u32 = 0;
let isAllInput: bool = false;
/** Where the piece begins and ends, how far it may go, and where what may be repeated begins. */
let start: usize = textStart;
let end: usize = textStart;
let limit: usize = textEnd;
let first: usize = textStart;

/** Where packed data is to be put. */
export function inflateInput(): usize {
  return input;
}

/** Where the text so far ends: the piece since the last call, and before that what may be repeated. */
export function inflatedEnd(): usize {
  return end;
}

/** How long the piece is. */
export function inflatedLength(): u32 {
  return <u32>(end - start);
}

/** How many bytes of the input were not used, those aside of which some bits were. */
export function inflateLeft(): u32 {
  return <u32>(inputEnd - inputAt);
}

/** How many bits of the byte before these were not used. */
export function inflateBits(): u32 {
  return bitCount;
}

/** Where the `history` bytes of text before a block have to end. */
export function inflateHistory(): usize {
  return textStart;
}

/** Begins with a block of which `bits` bits of the first byte belong to the one before. */
export function beginInflating(history: u32, bits: u32): void {
  beginText(textStart, textStart - history, bits);
}

/** The same, to write the text to `to`; what it may repeat begins at `from`. */
export function beginText(to: usize, from: usize, bits: u32): void {
  beginBits();
  next = NEXT.header;
  isLastBlock = false;
  bitsUsed = bits;
  end = to;
  first = from;
}

/** Goes on with the bytes `[from, to)` at `inflateInput()`, the first of those that were not used; `isAll` when nothing follows. */
export function inflate(from: u32, to: u32, isAll: bool): u32 {
  if (end >= textEnd) keepHistory();
  return inflateOn(input + from, input + to, isAll, textEnd);
}

/**
 * Goes on with the bytes `[from, to)`, behind which there has to be room for 64 more, until the text has come to `until`. Then some
 * hundred bytes more may have been written, see `decodeBlock`.
 */
export function inflateOn(from: usize, to: usize, isAll: bool, until: usize): u32 {
  setInput(from, to);
  isAllInput = isAll;
  memory.fill(to, 0, SLACK);
  limit = until;
  start = end;
  if (next == NEXT.header) {
    if (!isAll && <u32>(to - from) < LONGEST_HEADER) return INFLATED.hungry;
    if (!beginBlock() || isBroken()) return INFLATED.broken;
  }
  const result = next == NEXT.stored ? copyStored() : decode();
  // Bytes that are kept as bits could not be given back later, when others stand in their place.
  giveBackBytes();
  if (result != INFLATED.block) return result;
  next = NEXT.header;
  return isLastBlock ? INFLATED.all : INFLATED.block;
}

/** Makes room and keeps what may be repeated. */
function keepHistory(): void {
  const length = end - textStart;
  memory.copy(output, output + length, HISTORY);
  first = max<usize>(output, first - length);
  end = textStart;
}

@inline
function isBroken(): bool {
  return isAllInput && isBeyondInput();
}

function beginBlock(): bool {
  refill();
  take(bitsUsed);
  bitsUsed = 0;
  isLastBlock = take(1) != 0;
  const kind = take(2);
  if (kind == 0) return beginStored();
  next = NEXT.coded;
  if (kind == 1) fixedCodes();
  return kind == 1 || (kind == 2 && readCodes());
}

function beginStored(): bool {
  take(bitCount & 7);
  giveBackBytes();
  storedLeft = load<u16>(inputAt);
  if ((storedLeft ^ load<u16>(inputAt, 2)) != 0xffff) return false;
  setInput(inputAt + 4, inputEnd);
  next = NEXT.stored;
  return true;
}

function copyStored(): u32 {
  const length = <u32>min<usize>(storedLeft, min<usize>(inputEnd - inputAt, limit - end));
  memory.copy(end, inputAt, length);
  setInput(inputAt + length, inputEnd);
  end += length;
  storedLeft -= length;
  if (storedLeft == 0) return INFLATED.block;
  return end == limit ? INFLATED.piece : isAllInput ? INFLATED.broken : INFLATED.hungry;
}

function decode(): u32 {
  const result = decodeUntil(limit, inputEnd - LONGEST_TURN);
  if (result != DECODED.pause) return result == DECODED.end ? INFLATED.block : INFLATED.broken;
  if (end >= limit) return INFLATED.piece;
  return isAllInput ? decodeLast() : INFLATED.hungry;
}

function decodeUntil(until: usize, inputLimit: usize): u32 {
  const result = decodeBlock(end, until, first, inputLimit);
  end = decodedEnd;
  return result;
}

/** Decodes what is left turn by turn, because behind its end there are zeros that are no data. */
function decodeLast(): u32 {
  while (end < limit) {
    const before = end;
    const result = decodeUntil(end + 1, inputEnd + 8);
    if (isBeyondInput()) {
      end = before;
      return INFLATED.broken;
    }
    if (result != DECODED.pause) return result == DECODED.end ? INFLATED.block : INFLATED.broken;
  }
  return INFLATED.piece;
}
