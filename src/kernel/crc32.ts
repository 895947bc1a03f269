/**
 * The checksum of gzip, for texts that come in pieces. Of the polynomials that its own divides this one has four terms
 * only: x^(8·4018) + x^(8·2091) + x^(8·1837) + 1. By it a byte may be taken away from the front of a text if it is added to
 * three others further on. So all but the last few thousand bytes go, sixteen at a time, and the rest takes tables.
 * (Kutenin, Baranov: Chorba, arXiv 2412.16398.)
 */
const NEAR: usize = 4018 - 2091;
const MIDDLE: usize = 4018 - 1837;
const FAR: usize = 4018;
/** So many of a text's last bytes are not taken away. */
const REST: usize = 4096;
/** So many of them are wanted once more at its end, or all there are: the first four are taken away together. */
export const CRC_REST: u32 = 4096 + 4;

/** What was taken away last stands before what comes next: the rest, and as much before that as is added to it. */
const KEPT: usize = 8192;
/** Small enough to stay in the processor's nearest cache. */
const ROOM: usize = 1 << 14;
const taken = memory.data(8192 + (1 << 14) + 64, 64);
const takenStart: usize = taken + KEPT;
const takenLimit: usize = takenStart + ROOM;
let takenEnd: usize = takenStart;
let length: u64 = 0;

/** Begins with another text. */
export function crcBegin(): void {
  memory.fill(taken, 0, KEPT);
  // The checksum begins with the first 32 bits inverted.
  store<u32>(takenStart - FAR, 0xffffffff);
  takenEnd = takenStart;
  length = 0;
}

/** Goes on with the `count` bytes at `from`. */
export function crcAdd(from: usize, count: u32): void {
  length += count;
  let at = from;
  const end = from + count;
  while (at < end) {
    if (takenEnd == takenLimit) {
      memory.copy(taken, takenEnd - KEPT, KEPT);
      takenEnd = takenStart;
    }
    const next = min<usize>(end, at + (takenLimit - takenEnd));
    take(at, next);
    at = next;
  }
}

/** Takes away the bytes `[from, end)`: adds to each what was taken away before it. */
function take(from: usize, end: usize): void {
  let to = takenEnd;
  let at = from;
  for (; at + 32 <= end; at += 32) {
    v128.store(to, v128.xor(v128.load(at), movedTo(to)));
    v128.store(to, v128.xor(v128.load(at, 16), movedTo(to + 16)), 16);
    to += 32;
  }
  for (; at < end; at++) {
    store<u8>(to, load<u8>(at) ^ load<u8>(to - FAR) ^ load<u8>(to - MIDDLE) ^ load<u8>(to - NEAR));
    to++;
  }
  takenEnd = to;
}

@inline
function movedTo(to: usize): v128 {
  return v128.xor(v128.load(to - FAR), v128.xor(v128.load(to - MIDDLE), v128.load(to - NEAR)));
}

/** The checksum of the text, whose last bytes, `CRC_REST` of them or all there are, end at `end`. */
export function crcEnd(end: usize): u32 {
  const isAll = length <= CRC_REST;
  const rest = isAll ? <usize>length : REST;
  const start = takenEnd - rest;
  // These were not to be taken away, so they are written as they are.
  memory.copy(start, end - rest, rest);
  if (!isAll) {
    addMoved(NEAR, start);
    addMoved(MIDDLE, start);
    addMoved(FAR, start);
  }
  let crc: u32 = isAll ? 0xffffffff : 0;
  let p = start;
  for (; p + 4 <= takenEnd; p += 4) {
    crc ^= load<u32>(p);
    crc = entry(3, crc & 255) ^ entry(2, (crc >> 8) & 255) ^ entry(1, (crc >> 16) & 255) ^ entry(0, crc >> 24);
  }
  for (; p < takenEnd; p++) crc = (crc >> 8) ^ entry(0, (crc ^ load<u8>(p)) & 255);
  return ~crc;
}

/** Adds to the bytes from `start` on what was taken away so many before them. */
function addMoved(distance: usize, start: usize): void {
  const end = start + distance;
  let p = start;
  for (; p + 16 <= end; p += 16) v128.store(p, v128.xor(v128.load(p), v128.load(p - distance)));
  for (; p < end; p++) store<u8>(p, load<u8>(p) ^ load<u8>(p - distance));
}

/** What a byte does to the checksum with none, one, two or three bytes behind it. */
const tables = memory.data(4 * 256 * 4, 16);
for (let byte: u32 = 0; byte < 256; byte++) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  store<u32>(tables + (<usize>byte << 2), crc);
}
for (let table: u32 = 1; table < 4; table++) {
  for (let byte: u32 = 0; byte < 256; byte++) {
    const shorter = entry(table - 1, byte);
    store<u32>(tables + (<usize>((table << 8) | byte) << 2), (shorter >> 8) ^ entry(0, shorter & 255));
  }
}

@inline
function entry(table: u32, byte: u32): u32 {
  return load<u32>(tables + (<usize>((table << 8) | byte) << 2));
}
