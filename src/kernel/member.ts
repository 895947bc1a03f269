import { FIELD, clearIdentity, setField } from './fields';
import { FIELD_MASK, ODD, OPENS, RECORD, meaningOf } from './keys';

const SPACE: u8 = 0x20;
const QUOTE: u8 = 0x22;
const BACKSLASH: u8 = 0x5c;
const OPEN_BRACKET: u8 = 0x5b;
const OPEN_BRACE: u8 = 0x7b;

/** Kinds of objects that are read. */
const RECORD_OBJECT: u32 = 0;
const IDENTITY_OBJECT: u32 = 1;

/** Where the object opens that is to be read next, or 0. */
export let opening: usize = 0;
/** A name was met that says: this is a CloudTrail record. */
let certain: bool = false;

export function beginRecord(): void {
  opening = 0;
  certain = false;
}

/**
 * Looks at a member of an object of kind `kind`: its name opens at `open`, its colon stands at `colon`; `escape` is the
 * last backslash before the colon. False when the record is for the TypeScript reader.
 */
@inline
export function readMember(kind: u32, open: usize, colon: usize, escape: usize): bool {
  let close = colon - 1;
  while (load<u8>(close) <= SPACE) close--;
  if (load<u8>(close) != QUOTE || escape > open) return false;
  const meaning = meaningOf(kind, open + 1, close);
  if (meaning == 0 && certain) return true;
  let value = colon + 1;
  while (isSpace(load<u8>(value))) value++;
  const byte = load<u8>(value);
  if (!certain) {
    if (meaning & RECORD) certain = true;
    else if (mayHoldRecord(value, byte)) return false;
  }
  const field = meaning & FIELD_MASK;
  if (field != 0) return readField(<usize>field - 1, value, byte);
  if (meaning & OPENS) return openObject(kind, value, byte);
  return (meaning & ODD) == 0;
}

/** Before it is certain that this is a record it may be an envelope of one. */
function mayHoldRecord(value: usize, byte: u8): bool {
  if (byte == OPEN_BRACE || byte == OPEN_BRACKET) return true;
  if (byte != QUOTE) return false;
  const begin = load<u8>(value, 1);
  return begin == OPEN_BRACE || begin == OPEN_BRACKET || begin == BACKSLASH || isSpace(begin);
}

/** `userIdentity` as a string is for the TypeScript reader; what is neither string nor object says nothing. */
@inline
function openObject(kind: u32, value: usize, byte: u8): bool {
  if (byte == OPEN_BRACE) {
    opening = value;
    if (kind + 1 == IDENTITY_OBJECT) clearIdentity();
  }
  return kind != RECORD_OBJECT || byte != QUOTE;
}

@inline
function readField(field: usize, value: usize, byte: u8): bool {
  if (byte != QUOTE) {
    setField(field, 0, 0);
    return field != FIELD.eventTime || <u32>byte - 0x30 > 9;
  }
  const close = endOfPlain(value + 1);
  setField(field, value + 1, close);
  return load<u8>(close) == QUOTE;
}

/** The first quote or backslash from `start` on. */
@inline
function endOfPlain(start: usize): usize {
  let p = start;
  let ends = 0;
  while ((ends = quoteOrBackslash(v128.load(p))) == 0) p += 16;
  return p + ctz<u32>(ends);
}

@inline
function quoteOrBackslash(bytes: v128): i32 {
  return i8x16.bitmask(v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH))));
}

@inline
export function isSpace(byte: u8): bool {
  return byte <= SPACE && (byte == SPACE || byte == 0x0a || byte == 0x0d || byte == 0x09);
}
