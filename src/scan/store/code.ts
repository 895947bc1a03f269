import { TAGS } from './plain-data.ts';

/** The code of plain data while it is written. */
export class Code {
  #bytes = new Uint8Array(1 << 12);
  #used = 0;

  get length(): number {
    return this.#used;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#used);
  }

  put(tag: number, payload: number): void {
    if (this.#used + MOST_BYTES > this.#bytes.length) {
      const bytes = new Uint8Array(this.#bytes.length * 2);
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
    // Not by shifting: it may have more than 32 bits.
    let rest = payload * TAGS + tag;
    while (rest >= 128) {
      this.#bytes[this.#used++] = 128 | (rest % 128);
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#used++] = rest;
  }
}

/** Enough for payloads of 53 bits. */
const MOST_BYTES = 8;
