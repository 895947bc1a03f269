const TOKE: u32 = 0x656b6f74;
const LETTER_N: u8 = 0x6e;
const LOWER_CASE: u32 = 0x20202020;

/** True for a name that ends as those of session tokens do, where its text ends at `end`. Case does not matter. */
@inline
export function isToken(end: usize): bool {
  return (load<u8>(end - 1) | 0x20) == LETTER_N && (load<u32>(end - 5) | LOWER_CASE) == TOKE;
}
