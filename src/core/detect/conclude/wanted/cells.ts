import type { Grouped } from './grouped.ts';
import type { Need } from './need.ts';

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

  /** For so many events. */
  constructor(need: Need, events: number) {
    const size = Math.max(LEAST, 2 ** Math.ceil(Math.log2(ROOM * events)));
    this.#need = need;
    this.#counts = new Uint32Array(size);
    this.#positions = new Int32Array(size);
  }

  /** Adds number `at` of what was grouped, with times in stretches as `stretchOf` numbers them. */
  add({ groups, stretches, positions, counts }: Grouped, at: number): void {
    const group = groups[at]!;
    const stretch = stretches[at]!;
    const bit = 1 << positions[at]!;
    const count = counts[at]!;
    this.#addTo(this.#cellOf(group, stretch - 1), bit, count);
    this.#addTo(this.#cellOf(group, stretch), bit, count);
  }

  /** True where a window that it is in may hold what is needed. */
  mayFire({ groups, stretches }: Grouped, at: number): boolean {
    const group = groups[at]!;
    const stretch = stretches[at]!;
    return this.#isEnough(this.#cellOf(group, stretch - 1)) || this.#isEnough(this.#cellOf(group, stretch));
  }

  #cellOf(group: number, stretch: number): number {
    return mixed(group, stretch) & (this.#counts.length - 1);
  }

  #addTo(cell: number, bit: number, count: number): void {
    this.#counts[cell] = Math.min(this.#need.count, this.#counts[cell]! + count);
    this.#positions[cell]! |= bit;
  }

  #isEnough(cell: number): boolean {
    const { count, positions } = this.#need;
    return this.#counts[cell]! >= count && (this.#positions[cell]! & positions) === positions;
  }
}

/** In which stretch a time in milliseconds is; one that nobody knows is in one, too. */
export function stretchOf(time: number, { span }: Need): number {
  return Math.floor(time / Math.max(1, span)) | 0;
}

/** A hash of two numbers of 32 bits. */
export function mixed(a: number, b: number): number {
  const spread = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  return Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35) ^ (spread >>> 16);
}
