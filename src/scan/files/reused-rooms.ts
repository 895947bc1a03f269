import type { RoomName } from '../../core/log/walk/scanner.ts';

/** Gives room for so many bytes, in which anything may stand. */
export type Room = (bytes: number) => Buffer;

/** Room of its own. */
export const newRoom: Room = (bytes) => Buffer.allocUnsafeSlow(bytes);

/** Where files and their texts are read to, and the texts of files that are read as one. */
export interface Rooms extends Readonly<Record<RoomName, Room>> {
  /** True for what is given again. */
  keeps(buffer: ArrayBufferLike): boolean;
}

/** Gives room where the reader of a text need not copy it, see `Scanner`. */
type RoomBeside = (name: RoomName) => Uint8Array<ArrayBuffer> | undefined;

/**
 * Room for a file and for its text, mostly the same again: for somebody who is done with these when asking again. What
 * comes and goes for each of thousands of files leaves holes that nobody fills.
 */
export class ReusedRooms implements Rooms {
  readonly #ofFile: ReusedRoom;
  readonly #ofText: ReusedRoom;
  readonly #ofJoined: ReusedRoom;

  constructor(beside: RoomBeside = () => undefined) {
    this.#ofFile = new ReusedRoom(beside('file'));
    this.#ofText = new ReusedRoom(beside('text'));
    this.#ofJoined = new ReusedRoom(beside('joined'));
  }

  readonly file: Room = (bytes) => this.#ofFile.take(bytes);
  readonly text: Room = (bytes) => this.#ofText.take(bytes);
  readonly joined: Room = (bytes) => this.#ofJoined.take(bytes);

  keeps(buffer: ArrayBufferLike): boolean {
    return this.#ofFile.keeps(buffer) || this.#ofText.keeps(buffer) || this.#ofJoined.keeps(buffer);
  }
}

class ReusedRoom {
  /** Taken while it is large enough. */
  readonly #given: Buffer;
  #kept = Buffer.alloc(0);

  constructor({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer> = this.#kept) {
    this.#given = Buffer.from(buffer, byteOffset, length);
  }

  take(bytes: number): Buffer {
    if (bytes <= this.#given.length) return this.#given.subarray(0, bytes);
    if (bytes > LARGEST_KEPT) return newRoom(bytes);
    if (bytes > this.#kept.length) this.#kept = generous(bytes);
    return this.#kept.subarray(0, bytes);
  }

  keeps(buffer: ArrayBufferLike): boolean {
    return buffer === this.#kept.buffer || buffer === this.#given.buffer;
  }
}

/** Larger ones are for once. */
const LARGEST_KEPT = 1 << 24;
const LEAST = 1 << 16;

/** Files are of about one size: then the next need not take room anew. */
function generous(bytes: number): Buffer<ArrayBuffer> {
  return Buffer.allocUnsafeSlow(Math.max(LEAST, bytes + (bytes >>> 2)));
}
