// Whether a record says more of access keys than which one its caller used: almost none does, and to find those that do
// in TypeScript would take longer than everything else.

/** The two middle letters of the prefixes AKIA, ASIA, ABIA, ACCA. */
const KI: u16 = 0x494b;
const SI: u16 = 0x4953;
const BI: u16 = 0x4942;
const CC: u16 = 0x4343;
/** An access key is at least this long. */
const SHORTEST: usize = 16;

/** The record uses a backslash. */
export let escapesSeen: bool = false;
/** How many access keys stand in it, and where the last of them does. */
export let keysSeen: u32 = 0;
export let keySeenAt: usize = 0;
/** Where among the last three bytes of the block before an `A` stood. */
let lettersCarry: u64 = 0;

@inline
export function beginAccessKeys(): void {
  escapesSeen = false;
  keysSeen = 0;
  lettersCarry = 0;
}

@inline
export function noteEscape(): void {
  escapesSeen = true;
}

/**
 * Counts what begins like an access key and is long enough. Bits of `letters` tell where in the 64 bytes at `p` an `A`
 * stands, the first letter of every prefix and the last.
 */
@inline
export function noteKeys(p: usize, letters: u64): void {
  let ends = letters & ((letters << 3) | lettersCarry);
  lettersCarry = letters >> 61;
  while (ends) {
    noteKey(p + <usize>ctz<u64>(ends) - 3);
    ends &= ends - 1;
  }
}

function noteKey(at: usize): void {
  const middle = load<u16>(at, 1);
  if (middle != KI && middle != SI && middle != BI && middle != CC) return;
  if (isLetterOrDigit(load<u8>(at - 1))) return;
  let length: usize = 4;
  while (length < SHORTEST && isKeyByte(load<u8>(at + length))) length++;
  if (length < SHORTEST) return;
  keysSeen++;
  keySeenAt = at;
}

@inline
function isKeyByte(byte: u8): bool {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a);
}

@inline
function isLetterOrDigit(byte: u8): bool {
  return isKeyByte(byte) || (byte >= 0x61 && byte <= 0x7a);
}
