/** So many records may have grown or shrunk before their places are written down anew. */
const MOST = 64;

/**
 * How much records of a log have grown since the columns of their places were written. To type in one record moves all
 * behind it, and to write these columns anew would leave 150 KB to clear away at each keystroke in a log of 45 MB.
 */
export class Moves {
  /** By event, ascending. */
  readonly #grown: readonly (readonly [index: number, bytes: number])[];

  constructor(grown: readonly (readonly [index: number, bytes: number])[] = []) {
    this.#grown = grown;
  }

  get isFull(): boolean {
    return this.#grown.length >= MOST;
  }

  /** The same after the record of an event has grown by so many bytes. */
  with(index: number, bytes: number): Moves {
    if (bytes === 0) return this;
    const grown = [
      ...this.#grown.filter(([at]) => at < index),
      [index, this.growthOf(index) + bytes] as const,
      ...this.#grown.filter(([at]) => at > index),
    ];
    return new Moves(grown);
  }

  /** By how many bytes the record itself has grown. */
  growthOf(index: number): number {
    for (const [at, bytes] of this.#grown) if (at >= index) return at === index ? bytes : 0;
    return 0;
  }

  /** How far the record has moved: by all that those before it have grown. */
  shiftOf(index: number): number {
    let shift = 0;
    for (const [at, bytes] of this.#grown) {
      if (at >= index) break;
      shift += bytes;
    }
    return shift;
  }

  /** Makes the move in columns of the places of all events. */
  apply(offset: Uint32Array, length: Uint32Array): void {
    let shift = 0;
    for (const [number, [index, bytes]] of this.#grown.entries()) {
      length[index] = length[index]! + bytes;
      shift += bytes;
      const next = this.#grown[number + 1]?.[0] ?? offset.length - 1;
      for (let at = index + 1; at <= next; at++) offset[at] = offset[at]! + shift;
    }
  }
}

export const UNMOVED = new Moves();
