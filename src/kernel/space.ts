import { SPACE, allOf } from './characters';

@inline
export function isSpace(byte: u8): bool {
  return byte <= SPACE && (byte == SPACE || byte == 0x0a || byte == 0x0d || byte == 0x09);
}

/** The first byte from `p` on that is no white space. Mostly there is none. */
@inline
export function pastSpace(p: usize): usize {
  return load<u8>(p) > SPACE ? p : pastSpaces(p);
}

/** Indentation is long, so sixteen at a time. */
function pastSpaces(start: usize): usize {
  let p = start;
  let others = 0;
  while ((others = ~i8x16.bitmask(areSpaces(v128.load(p))) & 0xffff) == 0) p += 16;
  return p + ctz<u32>(others);
}

@inline
function areSpaces(bytes: v128): v128 {
  const lineEnds = v128.or(i8x16.eq(bytes, allOf(0x0a)), i8x16.eq(bytes, allOf(0x0d)));
  return v128.or(lineEnds, v128.or(i8x16.eq(bytes, allOf(SPACE)), i8x16.eq(bytes, allOf(0x09))));
}
