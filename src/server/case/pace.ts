import type { LoadingProgress } from '../../protocol.ts';

const INTERVAL_MS = 100;

/** How fast a case is loaded and how long it will take, told some times a second. */
export class Pace {
  readonly #report: (progress: LoadingProgress) => void;
  readonly #total: number;
  readonly #start = performance.now();
  #reported = -Infinity;
  #files = 0;
  #events = 0;
  #bytes = 0;

  constructor(total: number, report: (progress: LoadingProgress) => void) {
    this.#total = total;
    this.#report = report;
  }

  /** One more file is done: `bytes` as it stands on disk. */
  count(events: number, bytes: number): void {
    this.#files++;
    this.#events += events;
    this.#bytes += bytes;
    const now = performance.now();
    if (now < this.#reported + INTERVAL_MS) return;
    this.#reported = now;
    const seconds = (now - this.#start) / 1000;
    this.#report({
      files: this.#files,
      total: this.#total,
      events: this.#events,
      megabytesPerSecond: this.#bytes / 1e6 / Math.max(seconds, 0.001),
      secondsLeft: (seconds / this.#files) * (this.#total - this.#files),
    });
  }
}
