import { grown } from '../../log/grow.ts';

/** A list of numbers of 32 bits that only grows. */
export class Numbers {
  #numbers = new Uint32Array(1 << 6);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Returns where it stands. */
  add(number: number): number {
    if (this.#length === this.#numbers.length) {
      this.#numbers = grown(this.#numbers, Math.ceil(this.#length * 1.25));
    }
    this.#numbers[this.#length] = number;
    return this.#length++;
  }

  at(index: number): number {
    return this.#numbers[index]!;
  }
}
