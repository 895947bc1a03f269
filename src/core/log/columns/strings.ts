import { BACKSLASH, decode, encode, encodedForNow } from '../bytes.ts';
import { grown } from '../grow.ts';
import { unescapeJson } from '../layers.ts';

/** Somebody else who keeps strings: those of a log while it is being read, or those that many logs share. */
export interface StringPool {
  /** How many numbers are in use, with the 0 of no string. */
  readonly size: number;
  /** How many bytes all of them have. */
  readonly bytes: number;
  /** The number of a string that is not empty. */
  intern(bytes: Uint8Array, start: number, end: number): number;
  /** Adds all strings of another numbering and returns the number here of each number there. */
  internAll(strings: StoredStrings): Uint32Array<ArrayBuffer>;
  /** The number of a string that is not empty, 0 where it is not here. */
  find(bytes: Uint8Array): number;
  /** Valid until the next string is added. */
  bytesOf(id: number): Uint8Array;
  /** See `StringTable.beginningOf`. */
  beginningOf(id: number): number;
  /** A copy of all strings. */
  take(): StoredStrings;
  /** See `StringTable.since`. */
  since(first: number): NewStrings;
}

/** Of a million strings a few are asked for again and again; the others are not to be kept twice. A power of two. */
const MOST_TEXTS = 1 << 13;

const NO_IDS = new Uint32Array(0);

/** String `id` is `arena[starts[id], starts[id + 1])`. */
export interface StoredStrings {
  readonly count: number;
  readonly arena: Uint8Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
}

/** Strings that have come to others, one behind the other. */
export interface NewStrings {
  readonly arena: Uint8Array<ArrayBuffer>;
  /** Where each ends in the arena that all are in. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

/**
 * The distinct strings of a log, each stored once and known by a number. Append-only, so logs that descend from one
 * another by edits share one table. Number 0 is "no string"; the empty string counts as none.
 */
export class StringTable {
  // Small at first: mostly somebody else keeps the strings until there are no more to come.
  #arena = new Uint8Array(64);
  #used = 0;
  #starts = new Uint32Array(16);
  #hashes = new Int32Array(16);
  #slots = new Int32Array(16);
  /** Strings last asked for, and their numbers: each has one place, which it takes from another. */
  #texts: string[] = [];
  #textIds = NO_IDS;
  #count = 1;
  /** How many strings have their slot in the hash table. */
  #hashed = 1;
  #pool: StringPool | undefined;
  /** What was looked for last, and how many strings there were. */
  #latest = { text: '', size: 0, found: 0 };

  /** `pool` keeps the strings for good. */
  constructor(pool?: StringPool) {
    this.#pool = pool;
  }

  /** How many numbers are in use; they run from 0 to `size - 1`. */
  get size(): number {
    return this.#pool ? this.#pool.size : this.#count;
  }

  /** How many bytes all strings have. */
  get bytes(): number {
    return this.#pool ? this.#pool.bytes : this.#used;
  }

  /** The number of the JSON string content `bytes[start, end)`, escapes undone. `guess` is the likeliest one. */
  intern(bytes: Uint8Array, start: number, end: number, guess = 0): number {
    if (end <= start) return 0;
    if (guess !== 0 && !this.#pool && this.#isWritten(guess, bytes, start, end)) return guess;
    let hash = SEED ^ (end - start);
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte === BACKSLASH) {
        const plain = unescapeJson(bytes, start, end);
        return this.#internPlain(plain, 0, plain.length, hashOf(plain, 0, plain.length));
      }
      hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ byte, MULTIPLIER);
    }
    return this.#internPlain(bytes, start, end, hash);
  }

  /** Lets `pool` keep the strings, while there are none here yet. */
  lend(pool: StringPool): void {
    this.#pool = pool;
  }

  /** Takes over what the pool has kept. */
  takeBack(): void {
    const { count, arena, starts } = this.#pool!.take();
    this.#pool = undefined;
    this.#arena = arena;
    this.#used = arena.length;
    this.#starts = starts;
    this.#count = count;
    this.#texts = [];
    this.#textIds = NO_IDS;
  }

  /** The number of the UTF-8 text `bytes[start, end)`. */
  internPlain(bytes: Uint8Array, start: number, end: number): number {
    return this.#internPlain(bytes, start, end, hashOf(bytes, start, end));
  }

  internText(text: string | undefined): number {
    if (text === undefined || text === '') return 0;
    const bytes = encodedForNow(text);
    return this.#pool ? this.#pool.intern(bytes, 0, bytes.length) : this.internPlain(bytes, 0, bytes.length);
  }

  /** The number of a string, 0 if it is not here. */
  find(text: string): number {
    const { size } = this;
    if (text === '' || size === 1) return 0;
    // One value is looked for in one log after the other. What is here stays, with its number.
    const { found } = this.#latest;
    if (this.#latest.text === text && (found !== 0 || this.#latest.size === size)) return found;
    this.#latest = { text, size, found: this.#find(text) };
    return this.#latest.found;
  }

  #find(text: string): number {
    const bytes = encode(text);
    if (this.#pool) return this.#pool.find(bytes);
    // First the slot: looking for it may move all slots.
    const slot = this.#slotOf(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
    return this.#slots[slot]!;
  }

  /** Adds all strings of another numbering and returns the number here of each number there. */
  internAll(strings: StoredStrings): Uint32Array<ArrayBuffer> {
    if (this.#pool) return this.#pool.internAll(strings);
    const { count, arena, starts } = strings;
    const numbers = new Uint32Array(count);
    for (let id = 1; id < count; id++) {
      const start = starts[id]!;
      const end = starts[id + 1]!;
      numbers[id] = this.#internPlain(arena, start, end, hashOf(arena, start, end));
    }
    return numbers;
  }

  /** A copy of all strings. */
  stored(): StoredStrings {
    if (this.#pool) return this.#pool.take();
    const size = (this.#count + 1) * Uint32Array.BYTES_PER_ELEMENT;
    const buffer = new ArrayBuffer(size + this.#used);
    const starts = new Uint32Array(buffer, 0, this.#count + 1);
    const arena = new Uint8Array(buffer, size);
    starts.set(this.#starts.subarray(0, this.#count + 1));
    arena.set(this.#arena.subarray(0, this.#used));
    return { count: this.#count, arena, starts };
  }

  /** Adds all strings to another table and returns the number there of each number here. */
  numbersIn(table: StringTable): Uint32Array<ArrayBuffer> {
    return table.internAll(this.stored());
  }

  /** The strings from number `first` on; valid until the next one is added. */
  since(first: number): NewStrings {
    if (this.#pool) return this.#pool.since(first);
    return {
      arena: this.#arena.subarray(this.#starts[first], this.#used),
      ends: this.#starts.subarray(first + 1, this.#count + 1),
    };
  }

  /** The UTF-8 bytes of a string; valid until the next one is added. */
  bytesOf(id: number): Uint8Array {
    if (this.#pool) return this.#pool.bytesOf(id);
    return this.#arena.subarray(this.#starts[id], this.#starts[id + 1]);
  }

  /** How many bytes these are. */
  lengthOf(id: number): number {
    return this.#pool ? this.#pool.bytesOf(id).length : this.#starts[id + 1]! - this.#starts[id]!;
  }

  /** The first four bytes of a string, the first lowest; of a shorter one 0 stands for those that it has not. */
  beginningOf(id: number): number {
    if (this.#pool) return this.#pool.beginningOf(id);
    return wordAt(this.#arena, this.#starts[id]!, this.#starts[id + 1]!);
  }

  /** The string with this number. */
  text(id: number): string | undefined {
    if (id === 0) return undefined;
    let place = id & (this.#textIds.length - 1);
    if (this.#textIds[place] === id) return this.#texts[place];
    const count = this.size;
    if (this.#textIds.length < Math.min(count, MOST_TEXTS)) {
      this.#makeRoomForTexts(count);
      place = id & (this.#textIds.length - 1);
    }
    this.#textIds[place] = id;
    return (this.#texts[place] = this.#decoded(id));
  }

  #decoded(id: number): string {
    if (this.#pool) return decode(this.#pool.bytesOf(id));
    return decode(this.#arena, this.#starts[id], this.#starts[id + 1]);
  }

  #makeRoomForTexts(count: number): void {
    let size = 64;
    while (size < count && size < MOST_TEXTS) size *= 2;
    this.#texts = [];
    this.#texts.length = size;
    this.#textIds = new Uint32Array(size);
  }

  #internPlain(bytes: Uint8Array, start: number, end: number, hash: number): number {
    if (end <= start) return 0;
    if (this.#pool) return this.#pool.intern(bytes, start, end);
    const slot = this.#slotOf(bytes, start, end, hash);
    return this.#slots[slot]! || this.#add(bytes, start, end, hash, slot);
  }

  /** The slot that holds the string, or would. */
  #slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    if (this.#hashed < this.#count) this.#hashAll();
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let id = this.#slots[slot]!; id !== 0; id = this.#slots[slot]!) {
      if (this.#hashes[id] === hash && this.#holds(id, bytes, start, end)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #holds(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[id]!;
    const length = this.#starts[id + 1]! - from;
    if (length !== end - start) return false;
    for (let i = 0; i < length; i++) if (this.#arena[from + i] !== bytes[start + i]) return false;
    return true;
  }

  /** True when the content is this string and needs no unescaping to be. */
  #isWritten(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const arena = this.#arena;
    const from = this.#starts[id]!;
    const length = this.#starts[id + 1]! - from;
    if (length !== end - start) return false;
    for (let i = length - 1; i >= 0; i--) {
      const byte = bytes[start + i]!;
      if (byte !== arena[from + i] || byte === BACKSLASH) return false;
    }
    return true;
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const length = end - start;
    const id = this.#count++;
    if (this.#used + length > this.#arena.length) {
      this.#arena = grown(this.#arena, Math.max(this.#arena.length * 2, this.#used + length));
    }
    for (let i = 0; i < length; i++) this.#arena[this.#used + i] = bytes[start + i]!;
    if (id + 2 > this.#starts.length) {
      this.#starts = grown(this.#starts, id * 2);
      this.#hashes = grown(this.#hashes, id * 2);
    }
    this.#starts[id] = this.#used;
    this.#hashes[id] = hash;
    this.#used += length;
    this.#starts[id + 1] = this.#used;
    this.#slots[slot] = id;
    this.#hashed = this.#count;
    if (id * 2 > this.#slots.length) this.#rehash(this.#slots.length * 2);
    return id;
  }

  /** Gives strings that came from a pool their place in the hash table. */
  #hashAll(): void {
    this.#hashes = new Int32Array(this.#starts.length);
    for (let id = 1; id < this.#count; id++) {
      this.#hashes[id] = hashOf(this.#arena, this.#starts[id]!, this.#starts[id + 1]!);
    }
    let size = this.#slots.length;
    while (size < this.#count * 2) size *= 2;
    this.#rehash(size);
    this.#hashed = this.#count;
  }

  #rehash(size: number): void {
    const slots = new Int32Array(size);
    const mask = slots.length - 1;
    for (let id = 1; id < this.#count; id++) {
      const hash = this.#hashes[id]!;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

/** The first four bytes of `bytes[start, end)`, likewise. */
export function wordAt(bytes: Uint8Array, start: number, end: number): number {
  let word = 0;
  for (let i = Math.min(end, start + 4) - 1; i >= start; i--) word = (word << 8) | bytes[i]!;
  return word;
}

/** Nobody knows them, so nobody can write a log whose strings all fall on one slot. */
const SEED = Math.floor(Math.random() * 2 ** 32) | 0;
const MULTIPLIER = Math.floor(Math.random() * 2 ** 32) | 1;

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = SEED ^ (end - start);
  for (let i = start; i < end; i++) hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ bytes[i]!, MULTIPLIER);
  return hash;
}
