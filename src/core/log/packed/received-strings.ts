import { grown } from '../grow.ts';
import type { NewStrings, StringTable } from '../columns/strings.ts';
import type { Dictionary } from './dictionary.ts';

/** The numbers of the strings in a table, so far as they were asked for: how many strings that were. */
interface Numbers {
  numbers: Uint32Array<ArrayBuffer>;
  count: number;
}

/**
 * The strings of a table that is somewhere else, with the numbers that they have there. Each comes once, and is added once
 * to each table here, however many logs use it.
 */
export class ReceivedStrings implements Dictionary {
  #arena = new Uint8Array(1 << 12);
  /** As in `StoredStrings`. */
  #starts = new Uint32Array(1 << 8);
  #count = 1;
  readonly #numbers = new WeakMap<StringTable, Numbers>();

  /** Takes up the strings that are new there since the last ones. */
  add({ arena, ends }: NewStrings): void {
    const used = this.#starts[this.#count]!;
    const last = this.#count + ends.length;
    if (used + arena.length > this.#arena.length)
      this.#arena = grown(this.#arena, Math.max(used + arena.length, this.#arena.length * 2));
    if (last >= this.#starts.length)
      this.#starts = grown(this.#starts, Math.max(last + 1, this.#starts.length * 2));
    this.#arena.set(arena, used);
    this.#starts.set(ends, this.#count + 1);
    this.#count = last;
  }

  numbersIn(table: StringTable): Uint32Array {
    let known = this.#numbers.get(table);
    if (!known) this.#numbers.set(table, (known = { numbers: new Uint32Array(1 << 8), count: 1 }));
    const { count } = known;
    if (count === this.#count) return known.numbers;
    if (this.#count > known.numbers.length)
      known.numbers = grown(known.numbers, Math.max(this.#count, known.numbers.length * 2));
    // A numbering of its own, which begins with the 0 of no string.
    const starts = this.#starts.subarray(count - 1, this.#count + 1);
    const added = table.internAll({ count: starts.length - 1, arena: this.#arena, starts });
    known.numbers.set(added.subarray(1), count);
    known.count = this.#count;
    return known.numbers;
  }

  since(first: number): NewStrings {
    const ends = this.#starts.subarray(first + 1, this.#count + 1);
    return { arena: this.#arena.subarray(this.#starts[first], this.#starts[this.#count]), ends };
  }
}
