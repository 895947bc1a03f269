import { grown } from '../../log/grow.ts';

/** Lists of numbers, one for each key (a number, too), in eight bytes a number at most and four a key. */
export class Lists {
  #heads = new Uint32Array(1 << 8);
  #next = new Uint32Array(1 << 8);

  /** Adds a number to the list of a key. A number can be in one list only. */
  add(key: number, number: number): void {
    if (key >= this.#heads.length) this.#heads = grown(this.#heads, roomFor(key));
    if (number >= this.#next.length) this.#next = grown(this.#next, roomFor(number));
    this.#next[number] = this.#heads[key]!;
    this.#heads[key] = number + 1;
  }

  /** The numbers of a key, the last added first. */
  of(key: number): number[] {
    const numbers: number[] = [];
    for (let at = this.#heads[key] ?? 0; at !== 0; at = this.#next[at - 1]!) numbers.push(at - 1);
    return numbers;
  }
}

/** A quarter more than is needed now. */
function roomFor(index: number): number {
  return Math.ceil((index + 1) * 1.25);
}
