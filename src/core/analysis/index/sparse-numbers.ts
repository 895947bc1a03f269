import { grown } from '../../log/grow.ts';

const PAGE_BITS = 6;
const PAGE = 1 << PAGE_BITS;

/** Numbers by their place, nearly all of them 0: only pages with another take memory. */
export class SparseNumbers {
  /** Which page of `#numbers` holds those of a page of places, plus 1; 0 for none. */
  #pages = new Uint32Array(0);
  #numbers = new Uint32Array(0);
  #used = 0;

  get(place: number): number {
    const page = this.#pages[place >>> PAGE_BITS];
    return page ? this.#numbers[inPage(page, place)]! : 0;
  }

  set(place: number, number: number): void {
    const at = place >>> PAGE_BITS;
    if (at >= this.#pages.length) this.#pages = grown(this.#pages, roomFor(at));
    if (!this.#pages[at]) this.#pages[at] = this.#newPage();
    this.#numbers[inPage(this.#pages[at], place)] = number;
  }

  #newPage(): number {
    const page = ++this.#used;
    if (page * PAGE > this.#numbers.length) this.#numbers = grown(this.#numbers, roomFor(page * PAGE));
    return page;
  }
}

function inPage(page: number, place: number): number {
  return ((page - 1) << PAGE_BITS) | (place & (PAGE - 1));
}

/** A quarter more than is needed now. */
function roomFor(index: number): number {
  return Math.ceil((index + 1) * 1.25);
}
