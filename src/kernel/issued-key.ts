// The access key that STS hands out: its response begins with it, and to look for it there in TypeScript would take
// longer than everything else that is noted of such a record.

import { QUOTE, allOf } from './characters';
import { keyBytesAt } from './access-keys';

/** {"credentials":{"accessKeyId":" */
const BEGINNING = memory.data<u8>([123, 34, 99, 114, 101, 100, 101, 110, 116, 105, 97, 108, 115, 34, 58, 123, 34, 97, 99, 99, 101, 115, 115, 75, 101, 121, 73, 100, 34, 58, 34], 16);
const BEGINNING_LENGTH: usize = 31;
/** Where the names in it stand that could say it anew. Both are as long. */
const CREDENTIALS: usize = 2;
const ACCESS_KEY_ID: usize = 17;
const NAME_LENGTH: u32 = 11;

/**
 * True where the access key at `key` is what STS hands out: the response at `response` begins with it, and nothing in the
 * record behind it, which ends at `end`, could say it anew (of members with the same name the last counts).
 */
export function isIssuedBySts(key: usize, response: usize, end: usize): bool {
  if (response == 0 || key != response + BEGINNING_LENGTH) return false;
  const first = i8x16.eq(v128.load(response), v128.load(BEGINNING));
  const second = i8x16.eq(v128.load(response, 15), v128.load(BEGINNING, 15));
  if (!v128.all_true<u8>(v128.and(first, second))) return false;
  // Sixteen letters and digits were counted; no key is twice as long.
  const others = ~keyBytesAt(key + 16) & 0xffff;
  if (others == 0) return false;
  const close = key + 16 + ctz<u32>(others);
  return load<u8>(close) == QUOTE && !isSaidAgain(close, end);
}

/** Names may be words without quotes, too. */
function isSaidAgain(start: usize, end: usize): bool {
  for (let p = start; p < end; p += 16) {
    const places = beginningsAt(p, CREDENTIALS) | beginningsAt(p, ACCESS_KEY_ID);
    for (let rest = places; rest != 0; rest &= rest - 1) {
      const at = p + ctz<u32>(rest);
      if (isNameAt(at, CREDENTIALS) || isNameAt(at, ACCESS_KEY_ID)) return true;
    }
  }
  return false;
}

/** At which of the sixteen bytes at `p` stand the first two letters of a name. */
@inline
function beginningsAt(p: usize, name: usize): u32 {
  const first = i8x16.eq(v128.load(p), allOf(load<u8>(BEGINNING + name)));
  const second = i8x16.eq(v128.load(p, 1), allOf(load<u8>(BEGINNING + name + 1)));
  return <u32>i8x16.bitmask(v128.and(first, second));
}

@inline
function isNameAt(at: usize, name: usize): bool {
  const same = <u32>i8x16.bitmask(i8x16.eq(v128.load(at), v128.load(BEGINNING + name)));
  return (~same & ((1 << NAME_LENGTH) - 1)) == 0;
}
