/**
 * The checksum of gzip, for texts of any length. Of the polynomials that its own divides this one has four terms only:
 * x^(8·4018) + x^(8·2091) + x^(8·1837) + 1. By it a byte may be taken away from the front of a text if it is added to
 * three others further on. So all but the last few thousand bytes go, sixteen at a time, and the rest takes tables.
 * (Kutenin, Baranov: Chorba, arXiv 2412.16398.)
 */
const NEAR: usize = 4018 - 2091;
const MIDDLE: usize = 4018 - 1837;
const FAR: usize = 4018;
/** That many bytes have to be left over at least. */
export const CRC_REST: u32 = 4018;
/** So many are taken away at once. */
export const CRC_PIECE: u32 = 1 << 16;

/** What was taken away last stands before the room for what comes next. */
const BEFORE: usize = 4032;
const before = memory.data(4032 + 65536 + 64, 64);
const room: usize = before + 4032;
let isFirst: bool = true;

export function crcRoom(): usize {
  return room;
}

/** Forgets what was taken away. */
export function crcBegin(): void {
  memory.fill(before, 0, BEFORE);
  isFirst = true;
}

/** Takes away the `length` bytes in the room, a multiple of sixteen. */
export function crcTakeAway(length: u32): void {
  // The checksum begins with the first 32 bits inverted.
  if (isFirst) store<u32>(room, ~load<u32>(room));
  isFirst = false;
  // From the farthest on: then all others are at a fixed distance that a load can name itself.
  const end = room + length - FAR;
  let p = room - FAR;
  for (; p + 64 <= end; p += 64) {
    addAll(p);
    addAll(p + 16);
    addAll(p + 32);
    addAll(p + 48);
  }
  for (; p < end; p += 16) addAll(p);
  memory.copy(before, before + length, BEFORE);
}

/** Adds to the sixteen bytes `FAR` behind `p` what was taken away before them. */
@inline
function addAll(p: usize): void {
  const moved = v128.xor(v128.load(p), v128.xor(v128.load(p, FAR - MIDDLE), v128.load(p, FAR - NEAR)));
  v128.store(p, v128.xor(v128.load(p, FAR), moved), FAR);
}

/** The checksum, now that the text's last `length` bytes are in the room. */
export function crcEnd(length: u32): u32 {
  addMoved(NEAR, length);
  addMoved(MIDDLE, length);
  addMoved(FAR, length);
  const end = room + length;
  let p = room;
  let crc: u32 = isFirst ? 0xffffffff : 0;
  for (; p + 4 <= end; p += 4) {
    crc ^= load<u32>(p);
    crc = entry(3, crc & 255) ^ entry(2, (crc >> 8) & 255) ^ entry(1, (crc >> 16) & 255) ^ entry(0, crc >> 24);
  }
  for (; p < end; p++) crc = (crc >> 8) ^ entry(0, (crc ^ load<u8>(p)) & 255);
  return ~crc;
}

/** Adds to the room's bytes what was taken away so many before them. */
function addMoved(distance: usize, length: u32): void {
  const end = room + min<usize>(distance, length);
  let p = room;
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
