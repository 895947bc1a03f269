import { readFileSync } from 'node:fs';
import { caseBlocks, openCaseIndex } from '../../scan/store/case-index.ts';
import { IndexFolder } from '../../scan/store/index-folder.ts';
import { indexKeys } from '../../scan/store/index-keys.ts';
import type { IndexKeys } from '../../scan/store/manifest.ts';
import type { Engine } from '../engine.ts';
import type { Scheduler } from '../scheduler.ts';
import { isWithinPaths } from './file-uri.ts';
import { filesToStore } from './files-to-store.ts';
import { KeptCase } from './kept-case.ts';
import type { LoadedLogs } from './loaded-logs.ts';

export interface KeptCasesOptions {
  /** Where the indexes are. */
  readonly folder: string;
  /** The program that reads files. */
  readonly reader: string;
  /** False where the user wants nothing to be kept. */
  readonly isWanted: () => boolean;
  readonly logs: LoadedLogs;
  readonly scheduler: Scheduler;
}

/** What part of a case has to be new. */
const WORTH_WRITING = 0.05;

/** What was read of cases, kept from one session to the next in an index for each. */
export class KeptCases {
  readonly #options: KeptCasesOptions;
  readonly #folder: IndexFolder;
  readonly #keys = new WeakMap<Engine, IndexKeys>();
  /** By the paths of a case, how many of its files were read since it was kept. */
  readonly #unkept = new Map<string, number>();
  #writing: Promise<void> = Promise.resolve();

  constructor(options: KeptCasesOptions) {
    this.#options = options;
    this.#folder = new IndexFolder(options.folder);
  }

  /** What is kept of the case at these paths, for the present engine; undefined where that is nothing. */
  *open(roots: readonly string[]): Generator<void, KeptCase | undefined> {
    const { isWanted, logs } = this.#options;
    if (!isWanted()) return undefined;
    const blocks = yield* this.#folder.read(roots);
    const { engine, strings } = logs;
    const keys = blocks && (yield* this.#keysOf(engine));
    const index = keys && (yield* openCaseIndex(blocks, keys, strings));
    return index && engine === logs.engine ? new KeptCase(index, engine, strings) : undefined;
  }

  /**
   * Keeps what is loaded from these paths, in the scheduler's turns, once enough of it is `news` that had to be read:
   * a few files are read sooner the next time than all is written. What cannot be written is not kept, and nobody has
   * to know.
   */
  keep(roots: readonly string[], news: number): void {
    const { isWanted, scheduler, logs } = this.#options;
    const isOfCase = isWithinPaths(roots);
    const loaded = logs.files().filter((file) => logs.isCurrent(file) && file.isInCase && isOfCase(file.uri));
    const key = JSON.stringify(roots);
    const unkept = (this.#unkept.get(key) ?? 0) + news;
    this.#unkept.set(key, unkept);
    if (!isWanted() || unkept === 0 || unkept < loaded.length * WORTH_WRITING) return;
    this.#unkept.set(key, 0);
    // As they are now: another case may be loaded when it is their turn.
    const { engine, strings } = logs;
    const files = filesToStore(loaded);
    const keysOf = (): Generator<void, IndexKeys> => this.#keysOf(engine);
    const folder = this.#folder;
    function* write(): Generator<void, void> {
      try {
        yield* folder.write(roots, caseBlocks(files, strings, yield* keysOf()));
      } catch {
        // No room, or no right to write there.
      }
    }
    this.#writing = this.#writing.then(() => scheduler.run(`keeping ${key}`, write()));
  }

  /** Resolves when all is written that is to be. */
  written(): Promise<void> {
    return this.#writing;
  }

  *#keysOf(engine: Engine): Generator<void, IndexKeys> {
    let keys = this.#keys.get(engine);
    if (!keys) {
      keys = yield* indexKeys(engine.forFiles.parts, readFileSync(this.#options.reader));
      this.#keys.set(engine, keys);
    }
    return keys;
  }
}
