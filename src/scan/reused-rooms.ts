/** Gives room for so many bytes, in which anything may stand. */
export type Room = (bytes: number) => Buffer;

/** Room of its own. */
export const newRoom: Room = (bytes) => Buffer.allocUnsafeSlow(bytes);

/**
 * Room for a file and for its text, mostly the same again: for somebody who is done with these when asking again. What
 * comes and goes for each of thousands of files leaves holes that nobody fills.
 */
export class ReusedRooms {
  #file = Buffer.alloc(0);
  #text = Buffer.alloc(0);

  readonly file: Room = (bytes) => {
    if (bytes > LARGEST_KEPT) return newRoom(bytes);
    if (bytes > this.#file.length) this.#file = generous(bytes);
    return this.#file.subarray(0, bytes);
  };

  readonly text: Room = (bytes) => {
    if (bytes > LARGEST_KEPT) return newRoom(bytes);
    if (bytes > this.#text.length) this.#text = generous(bytes);
    return this.#text.subarray(0, bytes);
  };

  /** True for what is given again. */
  keeps(buffer: ArrayBufferLike): boolean {
    return buffer === this.#file.buffer || buffer === this.#text.buffer;
  }
}

/** Larger ones are for once. */
const LARGEST_KEPT = 1 << 24;
const LEAST = 1 << 16;

/** Files are of about one size: then the next need not take room anew. */
function generous(bytes: number): Buffer<ArrayBuffer> {
  return Buffer.allocUnsafeSlow(Math.max(LEAST, bytes + (bytes >>> 2)));
}
