const SLICES: u32 = 16;
const table = memory.data(16 * 256 * 4, 16);
let ready: bool = false;

/** CRC-32 (RFC 1952) of `length` bytes, sixteen at a time. */
export function crc32(start: usize, length: usize): u32 {
  if (!ready) fillTable();
  let crc: u32 = 0xffffffff;
  let p = start;
  const end = start + length;
  for (; p + 16 <= end; p += 16) {
    const a = load<u32>(p) ^ crc;
    const b = load<u32>(p, 4);
    const c = load<u32>(p, 8);
    const d = load<u32>(p, 12);
    crc = slices(12, a) ^ slices(8, b) ^ slices(4, c) ^ slices(0, d);
  }
  for (; p < end; p++) crc = entry(0, crc ^ load<u8>(p)) ^ (crc >> 8);
  return ~crc;
}

/** What four bytes contribute that stand before `slice` further ones. */
@inline
function slices(slice: u32, bytes: u32): u32 {
  return entry(slice + 3, bytes) ^ entry(slice + 2, bytes >> 8) ^ entry(slice + 1, bytes >> 16) ^ entry(slice, bytes >> 24);
}

@inline
function entry(slice: u32, byte: u32): u32 {
  return load<u32>(table + (slice << 10) + ((byte & 255) << 2));
}

function fillTable(): void {
  for (let byte: u32 = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
    store<u32>(table + (byte << 2), crc);
  }
  for (let byte: u32 = 0; byte < 256; byte++) {
    let crc = load<u32>(table + (byte << 2));
    for (let slice: u32 = 1; slice < SLICES; slice++) {
      crc = entry(0, crc) ^ (crc >> 8);
      store<u32>(table + (slice << 10) + (byte << 2), crc);
    }
  }
  ready = true;
}
