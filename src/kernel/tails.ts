// What stands behind the id of an event is mostly what others said that called the same service in the same account. Where
// all bytes to the record's end were read before, what reading them told is known.

import { isUnsure, keysSeen, lastEscape } from './access-keys';
import { FIELD, fieldLength, fieldStart, setField } from './fields';
import { beginDepth, deepest, irregularAt, noteDepth } from './outline';
import { areSame } from './same';
import { forReferences, hashesNoted, keepHashes, noteHashes } from './signature';

/** What is kept of a tail, before its text. */
namespace TAIL {
  /** Of the text; 0 where none is kept. */
  export const length: usize = 0;
  /** How many it takes up, indented. */
  export const lines: usize = 4;
  export const depth: usize = 8;
  /** The hash of the tail that was met last: it is kept when it is met again. */
  export const met: usize = 12;
  /** Where the texts of the two fields stand that a tail may tell, and how long they are: zeros where it does not. */
  export const eventType: usize = 16;
  export const recipientAccountId: usize = 24;
  /** What signatures have of it. */
  export const hashes: usize = 32;
  export const text: usize = 64;
}

/** Each has one place, by its hash. */
const PLACES: u32 = 512;
const BYTES: usize = 512;
const tails = memory.data(512 * 512, 64);
/** Behind a text there is room for what is compared of it at once. */
const LONGEST: usize = 512 - 64 - 32;

/** The tail that is read: where it begins, 0 for nowhere, and what was so before. */
let start: usize = 0;
let firstLine: u32 = 0;
let meantBefore: u32 = 0;
let keysBefore: u32 = 0;
let depthBefore: u32 = 0;
let hashesBefore: u32 = 0;
/** Of the tail that was looked for last. */
let code: u32 = 0;
let place: usize = 0;

/** A record begins. */
@inline
export function clearTail(): void {
  start = 0;
  depthBefore = 0;
}

/** Where the record ends whose event id stands before `p`, if what follows is known: then it has been noted. Else 0. */
@inline
export function endOfKnownTail(p: usize): usize {
  code = hashAt(p);
  place = tails + <usize>(code & (PLACES - 1)) * BYTES;
  const length = load<u32>(place, TAIL.length);
  // None that is kept holds what stands behind the window's end, so none is found that would go beyond it.
  if (length == 0 || !areSame(p, place + TAIL.text, length)) return 0;
  tell(place + TAIL.eventType, FIELD.eventType, p);
  tell(place + TAIL.recipientAccountId, FIELD.recipientAccountId, p);
  noteDepth(depthBefore);
  noteDepth(load<u32>(place, TAIL.depth));
  if (forReferences) noteHashes(place + TAIL.hashes);
  return p + length;
}

@inline
function tell(kept: usize, field: usize, p: usize): void {
  const text = p + <usize>load<u32>(kept);
  if (text != p) setField(field, text, text + load<u32>(kept, 4));
}

/** How many lines the tail takes up that was known. */
@inline
export function linesOfTail(): u32 {
  return load<u32>(place, TAIL.lines);
}

/**
 * Of some letters where tails differ: whether the call was a reading one, in which account. Others stand far behind, in the
 * name of a host, which is made of service and region.
 */
@inline
function hashAt(p: usize): u32 {
  const call = load<u64>(fieldStart(FIELD.eventSource)) ^ rotl<u64>(load<u64>(fieldStart(FIELD.awsRegion), 3), 29);
  const kind = load<u64>(p, 11) ^ rotl<u64>(load<u64>(p, 28), 17);
  const account = load<u64>(p, 88) ^ rotl<u64>(load<u64>(p, 96), 43);
  return <u32>(((call + kind * 31 + account * 7) * 0x9e3779b97f4a7c15) >> 32);
}

/** The tail that was not known is read. The event's id stands in `line`; so many names of the record had a meaning. */
@inline
export function beginTail(p: usize, line: u32, meant: u32): void {
  start = p;
  firstLine = line;
  meantBefore = meant;
  keysBefore = keysSeen;
  hashesBefore = hashesNoted;
  noteDepth(depthBefore);
  depthBefore = beginDepth();
}

/** The record ends before `end`, and with it its tail. It has so many lines, and so many names with a meaning. */
@inline
export function endTail(end: usize, lines: u32, meant: u32): void {
  if (start == 0) return;
  const depth = deepest;
  noteDepth(depthBefore);
  if (load<u32>(place, TAIL.met) == code && end - start <= LONGEST) keep(end, lines - firstLine, meant - meantBefore, depth);
  else store<u32>(place, code, TAIL.met);
}

function keep(end: usize, lines: u32, meant: u32, depth: u32): void {
  // What is unusual is told nowhere here.
  if (isUnsure || lastEscape >= start || irregularAt >= start || keysSeen != keysBefore) return;
  store<u32>(place, 0, TAIL.length);
  const fields = keepField(place + TAIL.eventType, FIELD.eventType) + keepField(place + TAIL.recipientAccountId, FIELD.recipientAccountId);
  if (fields != meant || !keepHashes(place + TAIL.hashes, hashesBefore)) return;
  memory.copy(place + TAIL.text, start, end - start);
  store<u32>(place, <u32>(end - start), TAIL.length);
  store<u32>(place, lines, TAIL.lines);
  store<u32>(place, depth, TAIL.depth);
}

/** Returns 1 where the tail tells the field, else 0. */
function keepField(to: usize, field: usize): u32 {
  const text = fieldStart(field);
  const isTold = text >= start;
  store<u32>(to, isTold ? <u32>(text - start) : 0);
  store<u32>(to, isTold ? fieldLength(field) : 0, 4);
  return isTold ? 1 : 0;
}
