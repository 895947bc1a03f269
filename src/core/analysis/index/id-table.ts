import { inOneGo } from '../../log/steps.ts';
import { hashOfId, isSameEvent, type HashedIds } from './event-id.ts';
import { bitsOf } from '../../log/packed/bits.ts';
import type { EventIn } from './indexed-log.ts';
import type { Ordinals } from './ordinals.ts';

/** Bits that an entry has at least for part of the hash. */
const TAG_BITS = 5;
/** The greatest number of an event that an entry can hold. */
export const MOST_ENTRIES = 2 ** (32 - TAG_BITS) - 2;
const EMPTY = 0;
/** So many entries there are at least. */
const LEAST = 1 << 10;
const FULLEST = 0.92;
const NEW = 0.88;
/** About a millisecond of work, in entries. */
const STEP = 8192;

/**
 * The numbers of events by the hash of their ids, in less than five bytes each: a table with open addressing, as full as it
 * is because an entry has all bits that its number does not take for part of the hash, so that other events are hardly
 * ever looked at. Of two events that are the same it holds one.
 */
export class IdTable {
  readonly #ordinals: Ordinals;
  #entries = new Int32Array(LEAST);
  /** Of an entry, for the number. */
  #bits = 10;
  #count = 0;
  /** What was last looked at ahead. Of no use, but as it is kept, it is looked at. */
  seen = 0;
  /** How often an entry was changed. */
  #changes = 0;

  constructor(ordinals: Ordinals) {
    this.#ordinals = ordinals;
  }

  /** True where there is room for so many more, and for the greatest number there is. */
  hasRoomFor(more: number): boolean {
    return this.#count + more <= this.#entries.length * FULLEST && this.#bits >= this.#bitsNow();
  }

  /** Makes room for so many more, pausing every millisecond or so. Without effect where the table changes meanwhile. */
  *grow(more: number): Generator<void, void> {
    const old = this.#entries;
    const changes = this.#changes;
    const entries = new Int32Array(Math.max(LEAST, Math.ceil((this.#count + more) / NEW)));
    // With room for as many again.
    const bits = Math.min(bitsOf(Math.max(this.#ordinals.end, this.#count + more)) + 1, 32 - TAG_BITS);
    for (let at = 0; at < old.length; at++) {
      const entry = old[at]!;
      if (entry !== EMPTY) {
        const ordinal = this.#ordinalIn(entry);
        const hash = this.#hashAt(ordinal);
        putInto(entries, hash, entryOf(hash, ordinal, bits));
      }
      if (at % STEP !== STEP - 1) continue;
      yield;
      if (this.#changes !== changes) return;
    }
    this.#entries = entries;
    this.#bits = bits;
    this.#changes++;
  }

  /** The number of an event with this hash that is wanted; undefined when there is none. */
  find(hash: number, isWanted: (event: EventIn) => boolean): number | undefined {
    const entry = this.#entries[this.#slotOf(hash, isWanted)]!;
    return entry === EMPTY ? undefined : this.#ordinalIn(entry);
  }

  /** All numbers of events with this hash that are wanted. */
  findAll(hash: number, isWanted: (event: EventIn) => boolean): number[] {
    const found: number[] = [];
    this.#slotOf(hash, (event, ordinal) => {
      if (isWanted(event)) found.push(ordinal);
      return false;
    });
    return found;
  }

  /**
   * Adds events by their ids. Of each that is the same as one that is here, the numbers of both go to `copyOf` instead. No
   * number is above `MOST_ENTRIES`.
   */
  addAll({ count, ordinals, hashes }: HashedIds, copyOf: (known: number, ordinal: number) => void): void {
    if (!this.hasRoomFor(count)) inOneGo(this.grow(count));
    this.#lookAhead(hashes, count);
    // One loop over what does not change meanwhile: it runs for each event of a case.
    const entries = this.#entries;
    const end = entries.length;
    const bits = this.#bits;
    let copies = 0;
    for (let at = 0; at < count; at++) {
      const hash = hashes[at]!;
      const added = entryOf(hash, ordinals[at]!, bits);
      const tag = added >>> bits;
      let slot = homeIn(entries, hash);
      let entry = entries[slot]!;
      while (entry !== EMPTY) {
        if (entry >>> bits === tag && this.#areSame(entry, added)) break;
        slot = slot + 1 === end ? 0 : slot + 1;
        entry = entries[slot]!;
      }
      if (entry === EMPTY) entries[slot] = added;
      else {
        copies++;
        copyOf(this.#ordinalIn(entry), ordinals[at]!);
      }
    }
    this.#count += count - copies;
    this.#changes++;
  }

  /** Of two entries. */
  #areSame(one: number, other: number): boolean {
    const a = this.#ordinals.at(this.#ordinalIn(one));
    const b = this.#ordinals.at(this.#ordinalIn(other));
    return a !== undefined && b !== undefined && isSameEvent(a, b);
  }

  /**
   * Has the processor fetch what will be looked at for these hashes: that is all over the table, and to wait for all of it
   * takes hardly longer than to wait for one.
   */
  #lookAhead(hashes: Int32Array, count: number): void {
    let seen = 0;
    for (let at = 0; at < count; at++) seen ^= this.#entries[homeIn(this.#entries, hashes[at]!)]!;
    this.seen = seen;
  }

  /** Has the table hold `by` for `ordinal`, which are numbers of the same event. */
  replace(hash: number, ordinal: number, by: number): void {
    this.#entries[this.#slotOfOrdinal(hash, ordinal)] = entryOf(hash, by, this.#bits);
    this.#changes++;
  }

  /** Takes a number out. */
  remove(hash: number, ordinal: number): void {
    const entries = this.#entries;
    let hole = this.#slotOfOrdinal(hash, ordinal);
    this.#count--;
    this.#changes++;
    // What was put further on because this slot was taken moves up.
    for (let slot = this.#after(hole); entries[slot] !== EMPTY; slot = this.#after(slot)) {
      const home = this.#homeOf(this.#hashAt(this.#ordinalIn(entries[slot]!)));
      const isBetween = hole <= slot ? hole < home && home <= slot : hole < home || home <= slot;
      if (isBetween) continue;
      entries[hole] = entries[slot]!;
      hole = slot;
    }
    entries[hole] = EMPTY;
  }

  #slotOf(hash: number, isWanted: (event: EventIn, ordinal: number) => boolean): number {
    const entries = this.#entries;
    const tag = entryOf(hash, 0, this.#bits) >>> this.#bits;
    let slot = this.#homeOf(hash);
    for (let entry = entries[slot]!; entry !== EMPTY; entry = entries[slot]!) {
      if (entry >>> this.#bits === tag) {
        const ordinal = this.#ordinalIn(entry);
        const event = this.#ordinals.at(ordinal);
        if (event && isWanted(event, ordinal)) break;
      }
      slot = this.#after(slot);
    }
    return slot;
  }

  #slotOfOrdinal(hash: number, ordinal: number): number {
    const wanted = entryOf(hash, ordinal, this.#bits);
    let slot = this.#homeOf(hash);
    while (this.#entries[slot] !== wanted) slot = this.#after(slot);
    return slot;
  }

  /** Bits that the greatest number takes. */
  #bitsNow(): number {
    return Math.min(bitsOf(this.#ordinals.end), 32 - TAG_BITS);
  }

  #ordinalIn(entry: number): number {
    return (entry & (2 ** this.#bits - 1)) - 1;
  }

  #hashAt(ordinal: number): number {
    const { log, index } = this.#ordinals.at(ordinal)!;
    return hashOfId(log.rows, index)!;
  }

  #homeOf(hash: number): number {
    return homeIn(this.#entries, hash);
  }

  #after(slot: number): number {
    return slot + 1 === this.#entries.length ? 0 : slot + 1;
  }
}

function homeIn(entries: Int32Array, hash: number): number {
  return ((hash >>> 0) * (entries.length * 2 ** -32)) >>> 0;
}

function putInto(entries: Int32Array, hash: number, entry: number): void {
  let slot = homeIn(entries, hash);
  while (entries[slot] !== EMPTY) slot = slot + 1 === entries.length ? 0 : slot + 1;
  entries[slot] = entry;
}

/**
 * The tag is from the low bits of the hash, because the slot comes from the high ones. The number is one more than it is: no
 * entry is 0.
 */
function entryOf(hash: number, ordinal: number, bits: number): number {
  return (hash << bits) | (ordinal + 1);
}
