import type { Need } from './need.ts';

/** An event in a group. */
export interface Counted {
  /** The number of the group. */
  readonly group: number;
  /** In milliseconds. */
  readonly time: number;
  /** Of the document that matched it. */
  readonly position: number;
  /** For how many it counts. */
  readonly count: number;
}

/** Of each cell that is taken so many are there, and so many at least. */
const ROOM = 4;
const LEAST = 1 << 10;

/**
 * What windows of groups hold at most. Time is cut into stretches as long as a window, so that whatever a window holds is
 * in two stretches that follow one another: of each such pair, of each group, a cell counts what is in it. Cells are found
 * by a hash; those that fall together hold what both do, which is too much, never too little.
 */
export class Cells {
  readonly #need: Need;
  readonly #counts: Uint32Array;
  readonly #positions: Int32Array;
  readonly #stretch: number;

  /** For so many events. */
  constructor(need: Need, events: number) {
    const size = Math.max(LEAST, 2 ** Math.ceil(Math.log2(ROOM * events)));
    this.#need = need;
    this.#counts = new Uint32Array(size);
    this.#positions = new Int32Array(size);
    this.#stretch = Math.max(1, need.span);
  }

  add(event: Counted): void {
    const stretch = this.#stretchOf(event);
    this.#addTo(this.#cellOf(event, stretch - 1), event);
    this.#addTo(this.#cellOf(event, stretch), event);
  }

  /** True where a window that the event is in may hold what is needed. */
  mayFire(event: Counted): boolean {
    const stretch = this.#stretchOf(event);
    return this.#isEnough(this.#cellOf(event, stretch - 1)) || this.#isEnough(this.#cellOf(event, stretch));
  }

  #stretchOf({ time }: Counted): number {
    return Math.floor(time / this.#stretch);
  }

  #cellOf({ group }: Counted, stretch: number): number {
    return mixed(group, stretch) & (this.#counts.length - 1);
  }

  #addTo(cell: number, { position, count }: Counted): void {
    this.#counts[cell] = Math.min(this.#need.count, this.#counts[cell]! + count);
    this.#positions[cell]! |= 1 << position;
  }

  #isEnough(cell: number): boolean {
    const { count, positions } = this.#need;
    return this.#counts[cell]! >= count && (this.#positions[cell]! & positions) === positions;
  }
}

/** A hash of two numbers, which need not be whole ones of 32 bits. */
export function mixed(a: number, b: number): number {
  const spread = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  return Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35) ^ (spread >>> 16);
}
