import { grown } from '../../core/log/grow.ts';

/** What numbers of a kind stand in; the kind is the place in this list. */
const KINDS = [Uint8Array, Uint16Array, Uint32Array, Float64Array] as const;
/** A number that stands for all, instead of an array. */
const SINGLE = KINDS.length;
const WIDEST = 8;

/** Arrays without elements: mostly there are some for each log. */
const NOTHING: readonly Numbers[] = KINDS.map((Kind) => new Kind());

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** So many bytes fit before there has to be more room. */
const FIRST_ROOM = 1 << 14;

/** Many small arrays to be put into one buffer: each buffer that another thread gets costs more than what is in it. */
export class Shelf {
  readonly #notes: number[];
  #room = new Uint8Array(FIRST_ROOM);
  #used = 0;

  /** What is to be known to take an array out again is noted in `notes`. */
  constructor(notes: number[]) {
    this.#notes = notes;
  }

  /** Copies an array at once: what it is a view of is soon written over. */
  put(array: Numbers | number): void {
    if (typeof array === 'number') {
      this.#notes.push(SINGLE, array);
      return;
    }
    this.#notes.push(KINDS.indexOf(array.constructor as (typeof KINDS)[number]), array.length);
    if (array.length === 0) return;
    const end = this.#used + aligned(array.byteLength);
    if (end > this.#room.length) this.#room = grown(this.#room, Math.max(end, this.#room.length * 2));
    this.#room.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), this.#used);
    this.#used = end;
  }

  /** All of them. */
  buffer(): ArrayBuffer {
    return this.#room.buffer.slice(0, this.#used);
  }
}

/** Takes the arrays out in the order in which they were put in, as views. */
export class ShelfReader {
  readonly #notes: NoteReader;
  readonly #buffer: ArrayBuffer;
  #at: number;

  constructor(notes: NoteReader, { buffer, byteOffset }: Uint8Array<ArrayBuffer>) {
    this.#notes = notes;
    this.#buffer = buffer;
    this.#at = byteOffset;
  }

  /** What was put in there. */
  take(): Numbers | number {
    const kind = this.#notes.next();
    const value = this.#notes.next();
    if (kind === SINGLE) return value;
    if (value === 0) return NOTHING[kind]!;
    const array = new KINDS[kind]!(this.#buffer, this.#at, value);
    this.#at += aligned(array.byteLength);
    return array;
  }
}

/** Reads what was noted, in order. */
export class NoteReader {
  readonly #notes: Float64Array;
  #at = 0;

  constructor(notes: Float64Array) {
    this.#notes = notes;
  }

  next(): number {
    const number = this.#notes[this.#at++]!;
    // What comes out of such an array is an object, unless it is made a small number again.
    const small = number | 0;
    return small === number ? small : number;
  }

  /** A time, of which NaN says that it is not known. */
  nextTime(): number | undefined {
    const time = this.#notes[this.#at++]!;
    return Number.isNaN(time) ? undefined : time;
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / WIDEST) * WIDEST;
}
