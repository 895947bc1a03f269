import { availableParallelism } from 'node:os';
import { StringTable } from '../core/log/strings.ts';
import type { Engine, EngineParts } from './engine.ts';
import type { FileToRead, PackedFile } from './packed-export.ts';
import { Pool } from './pool/pool.ts';
import { expectedText } from './pool/schedule.ts';
import { threads } from './pool/threads.ts';
import { readPackedInSteps } from './read-packed.ts';

export interface FileReaderOptions {
  readonly parts: EngineParts;
  /** The engine of these parts in this thread. */
  readonly engine: Engine;
  /** What a worker thread runs. */
  readonly script: string;
  /** How many threads there are at most; 0 for none but this. */
  readonly workers?: number | undefined;
  /** Files of no more text than this are read in this thread: others take a moment to start. */
  readonly fewBytes: number;
  /** Does work in this thread, in steps, until the signal comes. */
  readonly run: (steps: Generator<void, void>, signal: AbortSignal) => Promise<void>;
}

export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Called once for each file, in any order; never again after the signal. */
  readonly done: (file: PackedFile) => void;
}

const MOST_WORKERS = 4;

/** Reads files in worker threads, or in this one where these are not worth it or cannot run. What it reads is the same. */
export class FileReader {
  readonly #options: FileReaderOptions;
  readonly #workers: number;
  #pool: Pool | undefined;

  constructor(options: FileReaderOptions) {
    this.#options = options;
    this.#workers = options.workers ?? Math.min(MOST_WORKERS, availableParallelism());
  }

  /** A table for the strings of what it reads. */
  newStrings(): StringTable {
    return this.#options.engine.scanner?.newStrings() ?? new StringTable();
  }

  /** Resolves when each file was handed back, or at once when the signal comes. */
  async read(files: readonly FileToRead[], options: ReadOptions): Promise<void> {
    const unread = this.#isWorthThreads(files) ? await this.#threads().read(files, options) : files;
    if (unread.length > 0) await this.#options.run(this.#readHere(unread, options), options.signal);
  }

  /** Ends whatever is being read in other threads. */
  close(): void {
    this.#pool?.close();
  }

  #isWorthThreads(files: readonly FileToRead[]): boolean {
    const text = files.reduce((sum, file) => sum + expectedText(file), 0);
    return this.#workers > 0 && text > this.#options.fewBytes;
  }

  #threads(): Pool {
    const { script, parts } = this.#options;
    return (this.#pool ??= new Pool(threads(script, parts), this.#workers));
  }

  *#readHere(files: readonly FileToRead[], { done }: ReadOptions): Generator<void, void> {
    for (const file of files) {
      done(yield* this.#readOne(file));
      yield;
    }
  }

  /** What would end a thread must not end this one. */
  *#readOne(file: FileToRead): Generator<void, PackedFile> {
    try {
      return yield* readPackedInSteps(file, this.#options.engine);
    } catch (error) {
      const { path } = file;
      return { kind: 'skipped', path, reason: `reading it failed: ${(error as Error).message}` };
    }
  }
}
