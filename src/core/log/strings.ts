import { BACKSLASH, decode, encode } from './bytes.ts';
import { grown } from './grow.ts';
import { unescapeJson } from './layers.ts';

/**
 * The distinct strings of a log, each stored once and known by a number. Append-only, so logs that descend from one
 * another by edits share one table. Number 0 is "no string"; the empty string counts as none.
 */
export class StringTable {
  #arena = new Uint8Array(1 << 14);
  #used = 0;
  #starts = new Uint32Array(1 << 10);
  #hashes = new Int32Array(1 << 10);
  #slots = new Int32Array(1 << 11);
  #texts: (string | undefined)[] = [undefined];
  #count = 1;

  /** How many numbers are in use; they run from 0 to `size - 1`. */
  get size(): number {
    return this.#count;
  }

  /** The number of the JSON string content `bytes[start, end)`, escapes undone. `guess` is the likeliest one. */
  intern(bytes: Uint8Array, start: number, end: number, guess = 0): number {
    if (end <= start) return 0;
    if (guess !== 0 && this.#isWritten(guess, bytes, start, end)) return guess;
    let hash = end - start;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte === BACKSLASH) {
        const plain = unescapeJson(bytes, start, end);
        return this.#internPlain(plain, 0, plain.length, hashOf(plain));
      }
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    return this.#internPlain(bytes, start, end, hash);
  }

  internText(text: string | undefined): number {
    if (text === undefined || text === '') return 0;
    const bytes = encode(text);
    return this.#internPlain(bytes, 0, bytes.length, hashOf(bytes));
  }

  /** The string with this number. */
  text(id: number): string | undefined {
    if (id === 0) return undefined;
    return (this.#texts[id] ??= decode(this.#arena, this.#starts[id], this.#starts[id + 1]));
  }

  #internPlain(bytes: Uint8Array, start: number, end: number, hash: number): number {
    if (end <= start) return 0;
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let id = this.#slots[slot]!; id !== 0; id = this.#slots[slot]!) {
      if (this.#hashes[id] === hash && this.#holds(id, bytes, start, end)) return id;
      slot = (slot + 1) & mask;
    }
    return this.#add(bytes, start, end, hash, slot);
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
    if (id * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
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

function hashOf(bytes: Uint8Array): number {
  let hash = bytes.length;
  for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0;
  return hash;
}
