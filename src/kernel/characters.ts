// The characters that JSON is made of.

export const SPACE: u8 = 0x20;
export const QUOTE: u8 = 0x22;
export const COMMA: u8 = 0x2c;
export const DOT: u8 = 0x2e;
export const COLON: u8 = 0x3a;
export const OPEN_BRACKET: u8 = 0x5b;
export const BACKSLASH: u8 = 0x5c;
export const CLOSE_BRACKET: u8 = 0x5d;
export const OPEN_BRACE: u8 = 0x7b;
export const CLOSE_BRACE: u8 = 0x7d;
/** What mostly stands behind a value, and behind a name: `,"` and `:"`. */
export const COMMA_AND_QUOTE: u16 = 0x222c;
export const COLON_AND_QUOTE: u16 = 0x223a;
/** What brackets differ from braces in. */
const BRACE_BIT: u8 = 0x20;

@inline
export function isOpening(byte: u8): bool {
  return (byte | BRACE_BIT) == OPEN_BRACE;
}

@inline
export function isClosing(byte: u8): bool {
  return (byte | BRACE_BIT) == CLOSE_BRACE;
}

/** Sixteen times the same byte. Read from memory: constants in code would be built anew each time. */
const splats = memory.data(128 * 16, 16);
for (let byte = 0; byte < 128; byte++) v128.store(splats + (byte << 4), i8x16.splat(<i8>byte));

@inline
export function allOf(byte: u8): v128 {
  return v128.load(splats + (<usize>byte << 4));
}
