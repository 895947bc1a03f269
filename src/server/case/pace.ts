import type { LoadingProgress } from '../../protocol.ts';

/** VS Code shows no message of a view that another follows within 200 ms: told more often, the first would stay to the end. */
const INTERVAL_MS = 250;
/** Before, threads are still starting: the first files say nothing of the others. */
const FORESEEN_AFTER_MS = 1000;

/** How fast a case is loaded and how long it will take, told some times a second. */
export class Pace {
  readonly #report: (progress: LoadingProgress) => void;
  readonly #total: number;
  readonly #now: () => number;
  readonly #start: number;
  #reported = -Infinity;
  #files = 0;
  #events = 0;
  #bytes = 0;

  /** `now` tells milliseconds. */
  constructor(total: number, report: (progress: LoadingProgress) => void, now = () => performance.now()) {
    this.#total = total;
    this.#report = report;
    this.#now = now;
    this.#start = now();
  }

  /** One more file is done: `bytes` as it stands on disk. */
  count(events: number, bytes: number): void {
    this.#files++;
    this.#events += events;
    this.#bytes += bytes;
    const now = this.#now();
    if (now < this.#reported + INTERVAL_MS) return;
    this.#reported = now;
    const seconds = (now - this.#start) / 1000;
    this.#report({
      files: this.#files,
      total: this.#total,
      events: this.#events,
      megabytesPerSecond: this.#bytes / 1e6 / Math.max(seconds, 0.001),
      secondsLeft:
        now - this.#start < FORESEEN_AFTER_MS
          ? undefined
          : (seconds / this.#files) * (this.#total - this.#files),
    });
  }
}
