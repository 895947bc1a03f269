/**
 * Tables that tell the symbol of a Huffman code by the next bits of a text. Codes longer than a table's own number of
 * bits share an entry, which leads to a further table behind it. (After the way of libdeflate.)
 */

/** An entry. Its low byte is the number of bits it takes, with those that follow the code of a length or distance. */
export namespace ENTRY {
  /** One byte or two: how many, two bits from `count` on say. */
  export const literal: u32 = 0x4000;
  export const count: u32 = 12;
  /** A further table, or an end. */
  export const special: u32 = 0x8000;
  export const end: u32 = 0x2000;
  /** An end with a value: no code has these bits. */
  export const none: u32 = 0x1a000;
  /** From here on, four bits: how many are the code's alone; of a further table, how many choose among its entries. */
  export const bits: u32 = 8;
  export const bitsMask: u32 = 15;
  /** From here on: bytes, what a length or distance begins with, or where a further table does. */
  export const value: u32 = 16;
}

const LONGEST: u32 = 15;

/** How many codes have each length. */
const counts = memory.data(16 * 4, 16);
/** Where the codes of each length begin among all, and the symbols in the order of their codes. */
const places = memory.data(16 * 4, 16);
const sorted = memory.data(288 * 2, 16);

/**
 * Fills `table`, of `tableBits`, for codes of the `lengths`, a byte a symbol; what symbols mean is in `meanings`. False
 * where these are no code: it must use up all there are, but one that `mayBeSparse` may have one symbol of one bit, or none.
 */
export function buildTable(table: usize, tableBits: u32, lengths: usize, symbols: u32, meanings: usize, mayBeSparse: bool): bool {
  memory.fill(counts, 0, 16 * 4);
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const at = counts + (<usize>load<u8>(lengths + symbol) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  let longest = LONGEST;
  while (longest > 0 && countOf(longest) == 0) longest--;
  let taken: u32 = 0;
  let place: u32 = 0;
  for (let length: u32 = 1; length <= longest; length++) {
    store<u32>(places + (<usize>length << 2), place);
    place += countOf(length);
    taken = (taken << 1) + countOf(length);
  }
  const isSparse = longest == 0 || (longest == 1 && taken == 1);
  if (isSparse && mayBeSparse) fillSparse(table, tableBits, lengths, symbols, meanings);
  if (isSparse || taken != <u32>1 << longest) return isSparse && mayBeSparse;
  sort(lengths, symbols);
  fill(table, tableBits, meanings);
  return true;
}

@inline
function countOf(length: u32): u32 {
  return load<u32>(counts + (<usize>length << 2));
}

function sort(lengths: usize, symbols: u32): void {
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const length = load<u8>(lengths + symbol);
    if (length == 0) continue;
    const at = places + (<usize>length << 2);
    store<u16>(sorted + (<usize>load<u32>(at) << 1), <u16>symbol);
    store<u32>(at, load<u32>(at) + 1);
  }
}

function fillSparse(table: usize, tableBits: u32, lengths: usize, symbols: u32, meanings: usize): void {
  for (let at: u32 = 0; at < <u32>1 << tableBits; at++) setEntry(table, at, ENTRY.none);
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    if (load<u8>(lengths + symbol) == 0) continue;
    for (let at: u32 = 0; at < <u32>1 << tableBits; at += 2) setEntry(table, at, entryOf(meanings, symbol, 1));
  }
}

/** Bits come the first one lowest, so that codes count from the other end. Each further bit doubles what is filled. */
function fill(table: usize, tableBits: u32, meanings: usize): void {
  let symbol = sorted;
  let code: u32 = 0;
  let isLast = false;
  for (let length: u32 = 1; length <= tableBits; length++) {
    const all = (<u32>1 << length) - 1;
    for (let left = countOf(length); left > 0; left--) {
      setEntry(table, code, entryOf(meanings, load<u16>(symbol), length));
      symbol += 2;
      isLast = code == all;
      if (!isLast) code = nextCode(code, all);
    }
    const filled = <usize>(all + 1) << 2;
    if (length < tableBits) memory.copy(table + filled, table, filled);
  }
  if (!isLast) fillFurther(table, tableBits, meanings, symbol, code);
}

/** The codes that are longer than the table's bits. */
function fillFurther(table: usize, tableBits: u32, meanings: usize, fromSymbol: usize, fromCode: u32): void {
  const mask = (<u32>1 << tableBits) - 1;
  let symbol = fromSymbol;
  let code = fromCode;
  let prefix: u32 = mask + 1;
  let start: u32 = 0;
  let end: u32 = mask + 1;
  for (let length = tableBits + 1; length <= LONGEST; length++) {
    const all = (<u32>1 << length) - 1;
    for (let left = countOf(length); left > 0; left--) {
      if ((code & mask) != prefix) {
        prefix = code & mask;
        start = end;
        const bits = furtherBits(length, left, tableBits);
        end = start + (<u32>1 << bits);
        setEntry(table, prefix, (start << ENTRY.value) | ENTRY.special | (bits << ENTRY.bits) | tableBits);
      }
      const entry = entryOf(meanings, load<u16>(symbol), length - tableBits);
      for (let at = start + (code >> tableBits); at < end; at += <u32>1 << (length - tableBits)) setEntry(table, at, entry);
      symbol += 2;
      if (code == all) return;
      code = nextCode(code, all);
    }
  }
}

/** How many bits a further table needs for the codes from the `left` last ones of `length` on that begin alike. */
function furtherBits(length: u32, left: u32, tableBits: u32): u32 {
  let bits = length - tableBits;
  for (let room = left; room < <u32>1 << bits; ) room = (room << 1) + countOf(tableBits + ++bits);
  return bits;
}

/** The code after `code`, of as many bits as are set in `all`. */
@inline
function nextCode(code: u32, all: u32): u32 {
  const bit = <u32>1 << (31 - clz<u32>(code ^ all));
  return (code & (bit - 1)) | bit;
}

@inline
function entryOf(meanings: usize, symbol: u32, length: u32): u32 {
  return load<u32>(meanings + (<usize>symbol << 2)) + (length << ENTRY.bits) + length;
}

@inline
function setEntry(table: usize, at: u32, entry: u32): void {
  store<u32>(table + (<usize>at << 2), entry);
}

/** Has an entry tell two literals at once where the codes of both fit into the table's bits. */
export function pairLiterals(table: usize, tableBits: u32): void {
  // What remains of the bits is a smaller number: so it is looked up before it becomes a pair itself.
  for (let at = (<i32>1 << tableBits) - 1; at >= 0; at--) {
    const first = load<u32>(table + (<usize>at << 2));
    if ((first & ENTRY.literal) == 0) continue;
    const length = first & 0xff;
    const second = load<u32>(table + (<usize>(at >> length) << 2));
    if ((second & ENTRY.literal) == 0 || ((second >> ENTRY.count) & 3) != 1) continue;
    const bits = length + (second & 0xff);
    if (bits > tableBits) continue;
    const bytes = ((second >> ENTRY.value) << 8) | (first >> ENTRY.value);
    setEntry(table, at, (bytes << ENTRY.value) | ENTRY.literal | (2 << ENTRY.count) | bits);
  }
}
