import { availableParallelism } from 'node:os';
import type { Engine, EngineParts } from '../engine.ts';
import type { FileToRead } from '../files/packed-export.ts';
import { Pool } from './pool.ts';
import { expectedText } from './schedule.ts';
import { thisThread } from './this-thread.ts';
import { threads } from './threads.ts';

export interface PoolsOptions {
  readonly parts: EngineParts;
  /** The engine of these parts in this thread. */
  readonly engine: Engine;
  /** What a worker thread runs. */
  readonly script: string;
  /** How many threads read at most; 0 for none but this. */
  readonly workers?: number | undefined;
  /** Files of no more text than this are read in this thread: others take a moment to start. */
  readonly fewBytes: number;
  /** This thread has nothing else to do meanwhile, so it is one of those that read. Undefined: it has. */
  readonly joinsIn?: boolean;
}

const MOST_WORKERS = 4;

/** However little is in a file, to read it takes as long as so many bytes of text. */
const SHARE_OF_FILE = 1 << 14;

/** Who reads files: threads, this thread as one of them, or it alone. */
export class Pools {
  readonly #options: PoolsOptions;
  readonly #workers: number;
  #ofThreads: Pool | undefined;
  #ofThisThread: Pool | undefined;

  constructor(options: PoolsOptions) {
    this.#options = options;
    this.#workers = options.workers ?? Math.min(MOST_WORKERS, availableParallelism());
  }

  /** So many files are going to be read, if not more. Threads that are worth it for these start at once, because that takes them a moment. */
  expect(files: number): void {
    if (this.#workers > 0 && files * SHARE_OF_FILE > this.#options.fewBytes) this.#threads().start();
  }

  /** Who is to read these; undefined where nobody but whoever asks. */
  for(files: readonly FileToRead[]): Pool | undefined {
    if (this.#workers === 0) return undefined;
    if (this.#areWorthThreads(files)) return this.#threads();
    return this.#options.joinsIn ? (this.#ofThisThread ??= this.#pool(0)) : undefined;
  }

  /** Ends threads that were started for nothing. */
  rest(): void {
    this.#ofThreads?.rest();
  }

  /** Ends whatever is being read. */
  close(): void {
    this.#ofThreads?.close();
    this.#ofThisThread?.close();
  }

  #areWorthThreads(files: readonly FileToRead[]): boolean {
    let text = 0;
    return files.some((file) => {
      text += expectedText(file) + SHARE_OF_FILE;
      // Behind one piece there are others.
      return text > this.#options.fewBytes || file.piece !== undefined;
    });
  }

  /** Where one reads, it is a thread: this one may not read everything. */
  #threads(): Pool {
    const { joinsIn } = this.#options;
    return (this.#ofThreads ??=
      joinsIn && this.#workers > 1 ? this.#pool(this.#workers - 1) : this.#pool(this.#workers, false));
  }

  #pool(threadCount: number, joinsIn = true): Pool {
    const { script, engine, parts } = this.#options;
    return new Pool(threads(script, parts), threadCount, joinsIn ? thisThread(engine, parts) : undefined);
  }
}
