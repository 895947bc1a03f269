/**
 * The property names that are looked for, and what each means in each kind of object. The loader fills the table from
 * the one that the TypeScript reader uses, so that there is only one.
 */
const NAME_BYTES: usize = 32;
const MOST: usize = 64;

/** What a name means: the lower five bits are the number of the field it fills plus one, 0 for none. */
export const FIELD_MASK: u32 = 31;
/** The object it stands in is a CloudTrail record. */
export const RECORD: u32 = 32;
/** An object under it is read, too. */
export const OPENS: u32 = 64;
/** The record is for the TypeScript reader. */
export const ODD: u32 = 128;

const names = memory.data(64 * 32, 16);
const lengths = memory.data(64, 16);
const meanings = memory.data(4 * 64, 16);
/** Names whose hash is the same hang in a chain. */
const first = memory.data(256, 16);
const next = memory.data(64, 16);

export function keyTable(): usize {
  return names;
}

/** Tells name `id` (its bytes are in the table): its length, and its meaning by kind of object. */
export function defineKey(id: u32, length: u32, record: u32, identity: u32, context: u32, issuer: u32): void {
  store<u8>(lengths + id, <u8>length);
  store<u8>(meanings + id, <u8>record);
  store<u8>(meanings + MOST + id, <u8>identity);
  store<u8>(meanings + 2 * MOST + id, <u8>context);
  store<u8>(meanings + 3 * MOST + id, <u8>issuer);
}

/** Takes up names 1 to `count`. */
export function indexKeys(count: u32): void {
  for (let id: u32 = 1; id <= count; id++) {
    const slot = first + chainOf(names + <usize>id * NAME_BYTES, load<u8>(lengths + id));
    store<u8>(next + id, load<u8>(slot));
    store<u8>(slot, <u8>id);
  }
}

/** What the name `[start, end)` means in an object of kind `kind`; 0 for any other name. */
@inline
export function meaningOf(kind: u32, start: usize, end: usize): u32 {
  const length = <u32>(end - start);
  let id = <u32>load<u8>(first + chainOf(start, length));
  while (id != 0) {
    if (load<u8>(lengths + id) == length && isName(id, start, length)) return load<u8>(meanings + <usize>kind * MOST + id);
    id = load<u8>(next + id);
  }
  return 0;
}

/** By the first two and the last two letters: no known name has only one. */
@inline
function chainOf(start: usize, length: u32): u32 {
  return (<u32>load<u16>(start) * 31 + <u32>load<u16>(start + length - 2) * 7 + length) & 255;
}

@inline
function isName(id: u32, start: usize, length: u32): bool {
  const name = names + <usize>id * NAME_BYTES;
  const low = <u32>i8x16.bitmask(i8x16.eq(v128.load(start), v128.load(name)));
  if (length <= 16) return (~low & ((1 << length) - 1)) == 0;
  const high = <u32>i8x16.bitmask(i8x16.eq(v128.load(start, 16), v128.load(name, 16)));
  return low == 0xffff && (~high & ((1 << (length - 16)) - 1)) == 0;
}
