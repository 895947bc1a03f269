import type { Rest } from './rest.ts';

/** A turn of analysis: long enough to get on, short enough that nobody notices the wait. */
const TURN_MS = 8;

/** What the scheduler needs of the world, so that a test can turn the crank itself. */
export interface Clock {
  now(): number;
  /** Runs `callback` after whatever is waiting in the event loop. */
  soon(callback: () => void): void;
}

interface Job {
  readonly key: string;
  readonly steps: Generator;
  readonly settle: () => void;
  /** Nobody waits for it: it has a turn only where no other job is left. */
  readonly isIdle: boolean;
}

/**
 * Does long work in short turns between messages. Work is a generator whose steps take a few milliseconds; jobs take
 * turns, so that a small log does not wait for a big one. A job replaces the one before it under the same key.
 */
export class Scheduler {
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  readonly #rest: Rest | undefined;
  #jobs: Job[] = [];
  #waiting = false;
  #disturbed = false;

  /** `rest` is told of all work and every message. */
  constructor(clock: Clock, onError: (error: unknown) => void, rest?: Rest) {
    this.#clock = clock;
    this.#onError = onError;
    this.#rest = rest;
  }

  /** Starts `steps` under `key` in place of what ran there. Resolves when the work has ended, done or cancelled. */
  run(key: string, steps: Generator): Promise<void> {
    return this.#run({ key, steps, isIdle: false });
  }

  /** The same of work that nobody waits for: all other work comes first. */
  runWhenIdle(key: string, steps: Generator): Promise<void> {
    return this.#run({ key, steps, isIdle: true });
  }

  #run(job: Omit<Job, 'settle'>): Promise<void> {
    this.cancel(job.key);
    return new Promise((settle) => {
      this.#jobs.push({ ...job, settle });
      this.#wait();
    });
  }

  /** Drops the work under `key`; its `finally` blocks run. */
  cancel(key: string): void {
    const job = this.#jobs.find((candidate) => candidate.key === key);
    if (job) this.#end(job);
  }

  /** A message was just handled, and there may be more: the next turn is left to them. */
  standBack(): void {
    this.#disturbed = true;
    this.#rest?.disturbed();
  }

  #wait(): void {
    if (this.#waiting || this.#jobs.length === 0) return;
    this.#waiting = true;
    this.#clock.soon(() => {
      this.#waiting = false;
      if (this.#disturbed) this.#disturbed = false;
      else this.#turn();
      this.#wait();
    });
  }

  #turn(): void {
    const job = this.#jobs.find(({ isIdle }) => !isIdle) ?? this.#jobs[0];
    if (!job) return;
    const began = this.#clock.now();
    const isDone = this.#steps(job, began + TURN_MS);
    this.#rest?.worked(this.#clock.now() - began);
    if (isDone) return this.#end(job);
    this.#jobs = [...this.#jobs.filter((other) => other !== job), job];
  }

  /** True where there is nothing more to do. */
  #steps({ steps }: Job, end: number): boolean {
    try {
      do if (steps.next().done) return true;
      while (this.#clock.now() < end);
      return false;
    } catch (error) {
      this.#onError(error);
      return true;
    }
  }

  #end(job: Job): void {
    this.#jobs = this.#jobs.filter((other) => other !== job);
    job.steps.return(undefined);
    job.settle();
  }
}
