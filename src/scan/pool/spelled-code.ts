import { grown } from '../../core/log/grow.ts';
import { NumberReader } from '../../core/log/whole-numbers.ts';

/** Whole numbers below 2 ** 31 in as few bytes as each takes, seven bits in each, the lowest first; the last is below 128. */
export class CodeWriter {
  #bytes = new Uint8Array(1 << 12);
  #used = 0;

  put(token: number): void {
    if (this.#used + MOST_BYTES > this.#bytes.length)
      this.#bytes = grown(this.#bytes, this.#bytes.length * 2);
    let rest = token;
    while (rest >= 128) {
      this.#bytes[this.#used++] = 128 | (rest & 127);
      rest >>>= 7;
    }
    this.#bytes[this.#used++] = rest;
  }

  /** Puts bytes as they are. */
  bytes(bytes: Uint8Array): void {
    const end = this.#used + bytes.length;
    if (end > this.#bytes.length) this.#bytes = grown(this.#bytes, Math.max(end, this.#bytes.length * 2));
    this.#bytes.set(bytes, this.#used);
    this.#used = end;
  }

  /** Leaves out so much that the length of what follows can be noted there; `note` does so. */
  leaveOut(): () => void {
    for (let byte = 0; byte < NOTE_BYTES; byte++) this.put(0);
    const from = this.#used;
    return () => {
      let rest = this.#used - from;
      for (let at = from - NOTE_BYTES; at < from; at++) {
        this.#bytes[at] = rest & 255;
        rest >>>= 8;
      }
    };
  }

  /** A copy of what was put, which is forgotten. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#used);
    this.#used = 0;
    return taken;
  }
}

/** Of a token, and of a length that was left out. */
const MOST_BYTES = 5;
const NOTE_BYTES = 4;

/** Reads what was put, in order. */
export class CodeReader extends NumberReader {
  /** Passes over what follows a length that was left out, and returns where it begins. */
  passOver(): number {
    let length = 0;
    for (let byte = 0; byte < NOTE_BYTES; byte++) length |= this.code[this.at++]! << (8 * byte);
    const from = this.at;
    this.at += length;
    return from;
  }
}
