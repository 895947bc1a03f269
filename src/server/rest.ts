/** So long nobody has asked for anything, and nothing was done. */
const REST_MS = 1500;
/** Less work leaves little behind. */
const LEAST_WORK_MS = 300;

/**
 * Sees when long work is over and nobody asks for anything, to clear away then what it has left: that can be several
 * times what is held, and by itself V8 only collects it when somebody goes on allocating.
 */
export class Rest {
  readonly #tidy: () => void;
  readonly #later: (callback: () => void, milliseconds: number) => void;
  #workMs = 0;
  #disturbances = 0;
  #isWaiting = false;

  /** `later` calls back after so many milliseconds. */
  constructor(tidy: () => void, later: (callback: () => void, milliseconds: number) => void) {
    this.#tidy = tidy;
    this.#later = later;
  }

  /** So many milliseconds of work were done. */
  worked(milliseconds: number): void {
    this.#workMs += milliseconds;
    this.disturbed();
    if (this.#workMs >= LEAST_WORK_MS) this.#wait();
  }

  /** Somebody asks for something. */
  disturbed(): void {
    this.#disturbances++;
  }

  #wait(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    const before = this.#disturbances;
    this.#later(() => {
      this.#isWaiting = false;
      if (this.#disturbances !== before) return this.#wait();
      this.#workMs = 0;
      this.#tidy();
    }, REST_MS);
  }
}
