import { bytesAt, memoryOf, wordsAt } from './instance.ts';
import type { KernelExports } from './instance.ts';
import { wordAt, type NewStrings, type StringPool, type StoredStrings } from '../columns/strings.ts';

/** There is no memory left, or it does not grow because there are rooms in it. */
export class NoRoomForStrings extends Error {
  constructor() {
    super('no room for more strings');
  }
}

/** Strings that the kernel keeps. */
export class KernelPool implements StringPool {
  readonly #kernel: KernelExports;

  constructor(kernel: KernelExports) {
    this.#kernel = kernel;
  }

  get size(): number {
    return this.#kernel.stringCount();
  }

  get bytes(): number {
    return this.#kernel.arenaUsed();
  }

  intern(bytes: Uint8Array, start: number, end: number): number {
    return this.#kernel.intern(this.#write(bytes, start, end), end - start);
  }

  find(bytes: Uint8Array): number {
    return this.#kernel.find(this.#write(bytes, 0, bytes.length), bytes.length);
  }

  internAll({ count, arena, starts }: StoredStrings): Uint32Array<ArrayBuffer> {
    if (count < 2) return new Uint32Array(count);
    const kernel = this.#kernel;
    const characters = arena.subarray(starts[1], starts[count]);
    const room = kernel.roomForAll(count, characters.length);
    if (room === 0) throw new NoRoomForStrings();
    wordsAt(kernel, room, count + 1).set(starts.subarray(0, count + 1));
    bytesAt(kernel, room + (2 * count + 1) * 4, characters.length).set(characters);
    kernel.internAll(room, count);
    const numbers = wordsAt(kernel, room + (count + 1) * 4, count).slice();
    numbers[0] = 0;
    return numbers;
  }

  bytesOf(id: number): Uint8Array {
    const kernel = this.#kernel;
    const at = kernel.startTable() / 4 + id;
    const { words } = memoryOf(kernel);
    const start = words[at]!;
    return bytesAt(kernel, kernel.arenaStart() + start, words[at + 1]! - start);
  }

  beginningOf(id: number): number {
    const kernel = this.#kernel;
    const at = kernel.startTable() / 4 + id;
    const { bytes, words } = memoryOf(kernel);
    const arena = kernel.arenaStart();
    return wordAt(bytes, arena + words[at]!, arena + words[at + 1]!);
  }

  take(): StoredStrings {
    const kernel = this.#kernel;
    const count = kernel.stringCount();
    const arena = bytesAt(kernel, kernel.arenaStart(), kernel.arenaUsed()).slice();
    return { count, arena, starts: wordsAt(kernel, kernel.startTable(), count + 1).slice() };
  }

  since(first: number): NewStrings {
    const kernel = this.#kernel;
    const starts = kernel.startTable() / 4;
    const { words } = memoryOf(kernel);
    const start = words[starts + first]!;
    return {
      arena: bytesAt(kernel, kernel.arenaStart() + start, this.bytes - start),
      ends: words.subarray(starts + first + 1, starts + this.size + 1),
    };
  }

  /** Where they are in the kernel's memory, until the next call. */
  #write(bytes: Uint8Array, start: number, end: number): number {
    const room = this.#kernel.roomFor(end - start);
    if (room === 0) throw new NoRoomForStrings();
    bytesAt(this.#kernel, room, end - start).set(bytes.subarray(start, end));
    return room;
  }
}
