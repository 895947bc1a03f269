import { bits, inputAt, inputEnd, refill, take } from './bits';
import { ENTRY, buildTable, pairLiterals } from './huffman';

/** The codes of a block of DEFLATE (RFC 1951, section 3.2): one for literals, lengths and the end, one for distances. */
/** With more, which tell pairs more often, the table takes too much of the processor's nearest cache. */
export const LITERAL_BITS: u32 = 10;
export const DISTANCE_BITS: u32 = 8;
const LENGTH_BITS: u32 = 7;
export const literals = memory.data(1400 * 4, 16);
export const distances = memory.data(512 * 4, 16);
/** The code in which the lengths of the others are written. */
const lengthTable = memory.data(128 * 4, 16);

/** Of so little packed data hardly any pair is met as often as it takes to find all of them. */
const FEW_BYTES: usize = 2048;

const LITERALS: u32 = 288;
const DISTANCES: u32 = 32;
const LENGTHS: u32 = 19;
const END_OF_BLOCK: u32 = 256;
const FIRST_LENGTH: u32 = 257;
const LONGEST_REPETITION: u32 = 258;
/** How many bits each code has. A repetition may write beyond the last. */
const lengths = memory.data(320 + 160, 16);
const lengthsOfLengths = memory.data(19, 16);
const LENGTH_ORDER = memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);

/** What symbols mean: entries without the bits of their codes. */
const literalMeanings = memory.data(288 * 4, 16);
const distanceMeanings = memory.data(32 * 4, 16);
const lengthMeanings = memory.data(19 * 4, 16);
defineLiterals();
defineDistances();
for (let symbol: u32 = 0; symbol < LENGTHS; symbol++) setMeaning(lengthMeanings, symbol, symbol << ENTRY.value);

function defineLiterals(): void {
  for (let byte: u32 = 0; byte < END_OF_BLOCK; byte++) setMeaning(literalMeanings, byte, ENTRY.literal | (1 << ENTRY.count) | (byte << ENTRY.value));
  setMeaning(literalMeanings, END_OF_BLOCK, ENTRY.special | ENTRY.end);
  let base: u32 = 3;
  for (let number: u32 = 0; number < 28; number++) {
    const more = number < 8 ? 0 : (number >> 2) - 1;
    setMeaning(literalMeanings, FIRST_LENGTH + number, (base << ENTRY.value) | more);
    base += <u32>1 << more;
  }
  setMeaning(literalMeanings, FIRST_LENGTH + 28, LONGEST_REPETITION << ENTRY.value);
  setMeaning(literalMeanings, 286, ENTRY.none);
  setMeaning(literalMeanings, 287, ENTRY.none);
}

function defineDistances(): void {
  let base: u32 = 1;
  for (let symbol: u32 = 0; symbol < 30; symbol++) {
    const more = symbol < 4 ? 0 : (symbol >> 1) - 1;
    setMeaning(distanceMeanings, symbol, (base << ENTRY.value) | more);
    base += <u32>1 << more;
  }
  setMeaning(distanceMeanings, 30, ENTRY.none);
  setMeaning(distanceMeanings, 31, ENTRY.none);
}

function setMeaning(meanings: usize, symbol: u32, meaning: u32): void {
  store<u32>(meanings + (<usize>symbol << 2), meaning);
}

/** The codes that are always the same. */
export function fixedCodes(): void {
  memory.fill(lengths, 8, 144);
  memory.fill(lengths + 144, 9, 112);
  memory.fill(lengths + 256, 7, 24);
  memory.fill(lengths + 280, 8, 8);
  memory.fill(lengths + LITERALS, 5, DISTANCES);
  buildCodes(LITERALS, DISTANCES);
}

/** Reads the codes of a block from its beginning. False where these are none. */
export function readCodes(): bool {
  const literalCount = take(5) + 257;
  const distanceCount = take(5) + 1;
  const lengthCount = take(4) + 4;
  if (literalCount > 286 || distanceCount > 30) return false;
  memory.fill(lengthsOfLengths, 0, LENGTHS);
  for (let i: u32 = 0; i < lengthCount; i++) {
    if (i % 16 == 0) refill();
    store<u8>(lengthsOfLengths + load<u8>(LENGTH_ORDER + i), <u8>take(3));
  }
  if (!buildTable(lengthTable, LENGTH_BITS, lengthsOfLengths, LENGTHS, lengthMeanings, false)) return false;
  return readLengths(literalCount + distanceCount) && buildCodes(literalCount, distanceCount);
}

/** So many lengths, those that repeat themselves shortened. */
function readLengths(count: u32): bool {
  let filled: u32 = 0;
  while (filled < count) {
    refill();
    const entry = load<u32>(lengthTable + (<usize>(<u32>bits & 127) << 2));
    take(entry & 0xff);
    const symbol = entry >> ENTRY.value;
    if (symbol < 16) {
      store<u8>(lengths + filled++, <u8>symbol);
      continue;
    }
    if (symbol == 16 && filled == 0) return false;
    const length: u8 = symbol == 16 ? load<u8>(lengths + filled - 1) : 0;
    const times = symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7);
    memory.fill(lengths + filled, length, times);
    filled += times;
  }
  return filled == count && load<u8>(lengths + END_OF_BLOCK) != 0;
}

function buildCodes(literalCount: u32, distanceCount: u32): bool {
  const isCode =
    buildTable(distances, DISTANCE_BITS, lengths + literalCount, distanceCount, distanceMeanings, true) &&
    buildTable(literals, LITERAL_BITS, lengths, literalCount, literalMeanings, true);
  if (isCode && inputAt + FEW_BYTES < inputEnd) pairLiterals(literals, LITERAL_BITS);
  return isCode;
}
