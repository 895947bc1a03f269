/** Runs one piece of work after the other. */
export class OneAtATime {
  readonly #idle: () => void;
  #last: Promise<unknown> | undefined;

  /** `idle` is called when nothing is left to be done. */
  constructor(idle: () => void) {
    this.#idle = idle;
  }

  get isBusy(): boolean {
    return this.#last !== undefined;
  }

  /** Begins when all that came before has ended, however it ended. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const running = this.#after(this.#last, work);
    const ended = Promise.allSettled([running]);
    this.#last = ended;
    void this.#noteEnd(ended);
    return running;
  }

  async #after<T>(before: Promise<unknown> | undefined, work: () => Promise<T>): Promise<T> {
    await before;
    return work();
  }

  async #noteEnd(ended: Promise<unknown>): Promise<void> {
    await ended;
    if (this.#last !== ended) return;
    this.#last = undefined;
    this.#idle();
  }
}
