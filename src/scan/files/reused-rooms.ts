/** Gives room for so many bytes, in which anything may stand. */
export type Room = (bytes: number) => Buffer;

/** Room of its own. */
export const newRoom: Room = (bytes) => Buffer.allocUnsafeSlow(bytes);

/** Where files and their texts are read to. */
export interface Rooms {
  readonly file: Room;
  readonly text: Room;
  /** True for what is given again. */
  keeps(buffer: ArrayBufferLike): boolean;
}

/**
 * Room for a file and for its text, mostly the same again: for somebody who is done with these when asking again. What
 * comes and goes for each of thousands of files leaves holes that nobody fills.
 */
export class ReusedRooms implements Rooms {
  readonly #ofFile = new ReusedRoom();
  readonly #ofText = new ReusedRoom();

  readonly file: Room = (bytes) => this.#ofFile.take(bytes);
  readonly text: Room = (bytes) => this.#ofText.take(bytes);

  keeps(buffer: ArrayBufferLike): boolean {
    return this.#ofFile.keeps(buffer) || this.#ofText.keeps(buffer);
  }
}

class ReusedRoom {
  #kept = Buffer.alloc(0);

  take(bytes: number): Buffer {
    if (bytes > LARGEST_KEPT) return newRoom(bytes);
    if (bytes > this.#kept.length) this.#kept = generous(bytes);
    return this.#kept.subarray(0, bytes);
  }

  keeps(buffer: ArrayBufferLike): boolean {
    return buffer === this.#kept.buffer;
  }
}

/** Larger ones are for once. */
const LARGEST_KEPT = 1 << 24;
const LEAST = 1 << 16;

/** Files are of about one size: then the next need not take room anew. */
function generous(bytes: number): Buffer<ArrayBuffer> {
  return Buffer.allocUnsafeSlow(Math.max(LEAST, bytes + (bytes >>> 2)));
}
