import type { FileToRead } from '../files/packed-export.ts';
import type { PoolWorker } from './pool.ts';
import { expectedText, GROUP_BYTES } from './schedule.ts';

/** A file that is to be read for somebody. */
export interface Task<Reading> {
  readonly file: FileToRead;
  readonly reading: Reading;
}

/** A worker of a pool, and what it has to do. */
export class Member<Reading> {
  worker: PoolWorker | undefined;
  isReady = false;
  /** How many groups of files, or pieces, it has besides the one that it is at: 0 where the next is no message away. */
  readonly #ahead: number;
  #tasks: Task<Reading>[] = [];
  #bytes = 0;
  #text = 0;

  constructor(ahead: number) {
    this.#ahead = ahead;
  }

  /** True for the one that reads in this thread. */
  get isHere(): boolean {
    return this.#ahead === 0;
  }

  /** What it was given and has not handed back: it is at the first. */
  get tasks(): readonly Task<Reading>[] {
    return this.#tasks;
  }

  /** About how many bytes of text all of these have. */
  get text(): number {
    return this.#text;
  }

  get hasEnough(): boolean {
    const { length } = this.#tasks;
    if (this.isHere) return length > 0;
    // Pieces are alike.
    const isAtPiece = this.#tasks[0]?.file.piece !== undefined;
    return this.#bytes >= this.#ahead * GROUP_BYTES && !(isAtPiece && length <= this.#ahead);
  }

  give(task: Task<Reading>): void {
    this.#tasks.push(task);
    this.#bytes += task.file.size;
    this.#text += expectedText(task.file);
  }

  /** Takes back task number `at`: it is done, or never will be. */
  take(at = 0): Task<Reading> | undefined {
    // Mostly the first of many: to move all the others would take longer than whatever else is done of a small file.
    const task = at === 0 ? this.#tasks.shift() : this.#tasks.splice(at, 1)[0];
    if (!task) return undefined;
    this.#bytes -= task.file.size;
    this.#text -= expectedText(task.file);
    return task;
  }
}
