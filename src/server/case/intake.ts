import type { PackedFile } from '../../scan/files/packed-export.ts';
import type { Scheduler } from '../scheduler.ts';

/** Takes in what readers hand back, in the scheduler's turns: it may come faster than it can be opened. */
export class Intake {
  readonly #scheduler: Scheduler;
  readonly #key: string;
  readonly #take: (file: PackedFile) => void;
  #waiting: PackedFile[] = [];
  #running: Promise<void> | undefined;

  /** `key` is the scheduler's: who cancels it drops what is waiting. */
  constructor(scheduler: Scheduler, key: string, take: (file: PackedFile) => void) {
    this.#scheduler = scheduler;
    this.#key = key;
    this.#take = take;
  }

  push(file: PackedFile): void {
    this.#waiting.push(file);
    this.#running ??= this.#scheduler.run(this.#key, this.#steps()).finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves when nothing is waiting. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running;
  }

  *#steps(): Generator<void, void> {
    try {
      for (let file; (file = this.#waiting.shift());) {
        this.#take(file);
        yield;
      }
    } finally {
      this.#waiting = [];
    }
  }
}
