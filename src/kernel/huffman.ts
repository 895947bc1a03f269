/**
 * Tables that decode one symbol a look-up (RFC 1951, 3.2.2): indexed by the next bits of the stream, and where a
 * codeword is longer, a second one behind them. An entry is what a symbol means:
 *
 *   literal      bit 31, the byte in bits 16-23
 *   length or    the base in bits 16-30 (a distance's: 16-31), the codeword's length in bits 8-11
 *   distance     (extra bits follow the codeword)
 *   exceptional  bit 15, with bit 14 for a second table (its place in bits 16-30, its index bits in 8-11), or bit 13
 *                for the end of the block
 *
 * and in bits 0-7 how many bits it takes in all. A base of 0 is no length and no distance: such a symbol is an error.
 */
export const LITERAL: u32 = 0x80000000;
export const EXCEPTIONAL: u32 = 0x8000;
export const SECOND_TABLE: u32 = 0x4000;
export const END_OF_BLOCK: u32 = 0x2000;

export const LITLEN_BITS: u32 = 11;
export const DISTANCE_BITS: u32 = 8;
export const PRECODE_BITS: u32 = 7;

/** The most entries any code needs, second tables included. */
export const litlenTable = memory.data(2342 * 4, 16);
export const distanceTable = memory.data(402 * 4, 16);
export const precodeTable = memory.data(128 * 4, 16);

/** What the symbols of a code are. */
export const PRECODE: i32 = 0;
export const LITLEN: i32 = 1;
export const DISTANCE: i32 = 2;

const MAX_LENGTH: u32 = 15;
const FIRST_LENGTH: u32 = 257;
const NO_SYMBOL: u32 = 31;
const sorted = memory.data(288 * 2, 16);
const counts = memory.data(16 * 4, 16);
const offsets = memory.data(17 * 4, 16);

const lengthBase: usize = memory.data<u16>([3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258, 0, 0]);
const lengthExtra: usize = memory.data<u8>([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0, 0, 0]);
const distanceBase: usize = memory.data<u16>([1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577, 0, 0]);
const distanceExtra: usize = memory.data<u8>([0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 0, 0]);

/**
 * Fills `table` with the code whose `symbols` codewords have the lengths at `lengths`. False when there is no such
 * code: over-subscribed, or incomplete and not one of the two incomplete ones that zlib writes.
 */
export function buildTable(table: usize, lengths: usize, symbols: u32, bits: u32, kind: i32): bool {
  const used = sortSymbols(lengths, symbols);
  const space: u32 = 1 << MAX_LENGTH;
  if (used > space) return false;
  if (used == space) fillTable(table, bits, kind);
  else return fillIncomplete(table, used, bits, kind);
  return true;
}

/** Sorts the symbols by the lengths of their codewords. Returns how much of the code's space they use. */
function sortSymbols(lengths: usize, symbols: u32): u32 {
  for (let length: u32 = 0; length <= MAX_LENGTH; length++) store<u32>(counts + (length << 2), 0);
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const count = counts + (<usize>load<u8>(lengths + symbol) << 2);
    store<u32>(count, load<u32>(count) + 1);
  }
  store<u32>(offsets, 0);
  store<u32>(offsets + 4, countOf(0));
  let used: u32 = 0;
  for (let length: u32 = 1; length < MAX_LENGTH; length++) {
    store<u32>(offsets + ((length + 1) << 2), load<u32>(offsets + (length << 2)) + countOf(length));
    used = (used << 1) + countOf(length);
  }
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const place = offsets + (<usize>load<u8>(lengths + symbol) << 2);
    const at = load<u32>(place);
    store<u16>(sorted + (at << 1), <u16>symbol);
    store<u32>(place, at + 1);
  }
  return (used << 1) + countOf(MAX_LENGTH);
}

@inline
function countOf(length: u32): u32 {
  return load<u32>(counts + (length << 2));
}

/** A single codeword of one bit, or for distances none at all: every other bit is an error. */
function fillIncomplete(table: usize, used: u32, bits: u32, kind: i32): bool {
  const single = used != 0;
  if (kind == PRECODE || (single ? used != 1 << (MAX_LENGTH - 1) || countOf(1) != 1 : kind != DISTANCE)) return false;
  const none = withLength(entryFor(DISTANCE, NO_SYMBOL), 1);
  const entry = single ? withLength(entryFor(kind, load<u16>(sorted + (countOf(0) << 1))), 1) : none;
  for (let i: u32 = 0; i < <u32>1 << bits; i += 2) {
    store<u32>(table + (i << 2), entry);
    store<u32>(table + (i << 2), none, 4);
  }
  return true;
}

function fillTable(table: usize, bits: u32, kind: i32): void {
  let next = sorted + (<usize>countOf(0) << 1);
  let codeword: u32 = 0;
  let length: u32 = 1;
  let count: u32 = 0;
  while ((count = countOf(length)) == 0) length++;
  let end: u32 = 1 << length;
  // Codewords stand in the table with their first bit lowest, so each longer length doubles what is there.
  while (length <= bits) {
    do {
      store<u32>(table + (codeword << 2), withLength(entryFor(kind, load<u16>(next)), length));
      next += 2;
      if (codeword == end - 1) {
        for (; length < bits; length++) {
          memory.copy(table + (end << 2), table, end << 2);
          end <<= 1;
        }
        return;
      }
      codeword = following(codeword, end - 1);
    } while (--count);
    do {
      if (++length <= bits) {
        memory.copy(table + (end << 2), table, end << 2);
        end <<= 1;
      }
    } while ((count = countOf(length)) == 0);
  }
  // The rest goes into second tables.
  end = 1 << bits;
  let prefix: u32 = -1;
  let start: u32 = 0;
  while (true) {
    if ((codeword & ((<u32>1 << bits) - 1)) != prefix) {
      prefix = codeword & ((<u32>1 << bits) - 1);
      start = end;
      let moreBits = length - bits;
      let used = count;
      while (used < <u32>1 << moreBits) {
        moreBits++;
        used = (used << 1) + countOf(bits + moreBits);
      }
      end = start + (<u32>1 << moreBits);
      store<u32>(table + (prefix << 2), (start << 16) | EXCEPTIONAL | SECOND_TABLE | (moreBits << 8) | bits);
    }
    const entry = withLength(entryFor(kind, load<u16>(next)), length - bits);
    next += 2;
    const stride: u32 = 1 << (length - bits);
    for (let i = start + (codeword >> bits); i < end; i += stride) store<u32>(table + (i << 2), entry);
    if (codeword == (<u32>1 << length) - 1) return;
    codeword = following(codeword, (<u32>1 << length) - 1);
    count--;
    while (count == 0) count = countOf(++length);
  }
}

/** The next codeword, when the first bit is the lowest one. */
@inline
function following(codeword: u32, all: u32): u32 {
  const bit: u32 = 1 << (31 - clz<u32>(codeword ^ all));
  return (codeword & (bit - 1)) | bit;
}

@inline
function entryFor(kind: i32, symbol: u32): u32 {
  if (kind == PRECODE) return symbol << 16;
  if (kind == DISTANCE) return (<u32>load<u16>(distanceBase + (symbol << 1)) << 16) | <u32>load<u8>(distanceExtra + symbol);
  if (symbol < FIRST_LENGTH - 1) return LITERAL | (symbol << 16);
  if (symbol == FIRST_LENGTH - 1) return EXCEPTIONAL | END_OF_BLOCK;
  const i = symbol - FIRST_LENGTH;
  return (<u32>load<u16>(lengthBase + (i << 1)) << 16) | <u32>load<u8>(lengthExtra + i);
}

@inline
function withLength(entry: u32, length: u32): u32 {
  return entry + (length << 8) + length;
}
