import { hash } from './hash';
import { heapBase, reserve } from './memory';
import { areSame } from './same';

export { hashKeys } from './hash';

/**
 * The distinct strings of a text, each stored once and known by a number from 1 on; 0 is "no string". One behind the
 * other in memory: slots of the hash table, starts, and the arena with the characters, which grows at the end.
 */
const SMALLEST: u32 = 512;
/** More than an event has, and than there are numbers that are no string's. */
const MOST_AT_ONCE: u32 = 32;
/** Bytes a string takes in the tables: two slots, its start. */
const TABLE_BYTES: usize = 20;

/** A slot of the hash table: mostly it tells by itself that a string is not the one looked for. */
namespace SLOT {
  export const bits: u32 = 3;
  export const hash: usize = 0;
  /** 0 where it is free. */
  export const id: usize = 4;
}

let capacity: u32 = 0;
let slots: usize = 0;
let starts: usize = 0;
let arena: usize = 0;
let used: u32 = 0;
let count: u32 = 1;

/** Forgets all strings and makes room for about `expected` new ones. */
export function beginStrings(expected: u32): bool {
  let wanted = SMALLEST;
  while (wanted < expected) wanted <<= 1;
  if (!layOut(wanted)) return false;
  count = 1;
  used = 0;
  store<u32>(starts, 0);
  store<u32>(starts, 0, 4);
  clearSlots();
  return true;
}

function layOut(wanted: u32): bool {
  const base = heapBase();
  if (!reserve(base + <usize>wanted * TABLE_BYTES + 64 + used)) return false;
  capacity = wanted;
  slots = base;
  starts = slots + (<usize>wanted << (SLOT.bits + 1));
  arena = starts + (<usize>wanted << 2) + 16;
  return true;
}

function clearSlots(): void {
  memory.fill(slots, 0, <usize>capacity << (SLOT.bits + 1));
}

/**
 * Where strings of `length` bytes, at most as many as an event has, may be written to be interned. 0 when there is no memory left, or
 * it must not grow.
 */
export function roomFor(length: u32): usize {
  if (count + MOST_AT_ONCE >= capacity && !enlarge()) return 0;
  return reserve(arena + used + length) ? arena + used : 0;
}

/** The number of the string `[p, p + length)`, 0 for an empty one. There must be room for it, see `roomFor`. */
export function intern(p: usize, length: u32): u32 {
  if (length == 0) return 0;
  const code = hash(p, length);
  const slot = slotOf(p, length, code);
  const id = idIn(slot);
  return id != 0 ? id : add(p, length, code, slot);
}

/** The same without adding it: 0 where it is not here. */
export function find(p: usize, length: u32): u32 {
  return length == 0 ? 0 : idIn(slotOf(p, length, hash(p, length)));
}

/**
 * Room for the strings of another numbering, out of the way of those that are added here: where each begins, one more
 * than there are; as many numbers; and `length` bytes with their characters. 0 when there is no memory left.
 */
export function roomForAll(strings: u32, length: u32): usize {
  while (count + strings + MOST_AT_ONCE >= capacity) if (!enlarge()) return 0;
  const room = (arena + used + length + 63) & ~15;
  return reserve(room + ((<usize>strings * 2 + 1) << 2) + length) ? room : 0;
}

/** Interns the strings written to the room from number 1 on, and writes the number here of each there. */
export function internAll(room: usize, strings: u32): void {
  const numbers = room + ((<usize>strings + 1) << 2);
  const characters = numbers + (<usize>strings << 2) - load<u32>(room, 4);
  for (let id: usize = 1; id < strings; id++) {
    const start = load<u32>(room + (id << 2));
    const length = load<u32>(room + (id << 2), 4) - start;
    store<u32>(numbers + (id << 2), intern(characters + start, length));
  }
}

/** The slot that holds the string, or would. */
@inline
function slotOf(p: usize, length: u32, code: u32): usize {
  let slot = firstSlot(code);
  for (let id = idIn(slot); id != 0; id = idIn(slot)) {
    if (load<u32>(slot, SLOT.hash) == code && isString(id, p, length)) break;
    slot = nextSlot(slot);
  }
  return slot;
}

@inline
function firstSlot(code: u32): usize {
  return slots + (<usize>(code & ((capacity << 1) - 1)) << SLOT.bits);
}

@inline
function nextSlot(slot: usize): usize {
  const next = slot + (1 << SLOT.bits);
  return next == starts ? slots : next;
}

@inline
function idIn(slot: usize): u32 {
  return load<u32>(slot, SLOT.id);
}

/** True when string `id` is `[p, p + length)`. */
@inline
export function isString(id: u32, p: usize, length: u32): bool {
  const start = load<u32>(starts + (<usize>id << 2));
  if (load<u32>(starts + (<usize>id << 2), 4) - start != length) return false;
  return areSame(p, arena + start, length);
}

function add(p: usize, length: u32, code: u32, slot: usize): u32 {
  const id = count++;
  const to = arena + used;
  for (let i: u32 = 0; i < length; i += 32) {
    v128.store(to + i, v128.load(p + i));
    v128.store(to + i, v128.load(p + i, 16), 16);
  }
  put(slot, code, id);
  used += length;
  store<u32>(starts + (<usize>id << 2), used, 4);
  return id;
}

@inline
function put(slot: usize, code: u32, id: u32): void {
  store<u32>(slot, code, SLOT.hash);
  store<u32>(slot, id, SLOT.id);
}

function enlarge(): bool {
  const oldStarts = starts;
  const oldArena = arena;
  if (!layOut(capacity << 1)) return false;
  // Everything moves up, so the last goes first.
  memory.copy(arena, oldArena, used);
  memory.copy(starts, oldStarts, (<usize>count + 1) << 2);
  clearSlots();
  for (let id: u32 = 1; id < count; id++) {
    const start = load<u32>(starts + (<usize>id << 2));
    const length = load<u32>(starts + (<usize>id << 2), 4) - start;
    const code = hash(arena + start, length);
    let slot = firstSlot(code);
    while (idIn(slot) != 0) slot = nextSlot(slot);
    put(slot, code, id);
  }
  return true;
}

export function stringCount(): u32 {
  return count;
}

/** Where the starts of the strings in the arena stand, one more than there are strings. */
export function startTable(): usize {
  return starts;
}

export function arenaStart(): usize {
  return arena;
}

export function arenaUsed(): u32 {
  return used;
}
