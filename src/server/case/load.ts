import type { CaseSummary, LoadingProgress } from '../../protocol.ts';
import type { Walked } from '../../scan/walk.ts';
import { isSame } from '../../scan/read-file.ts';
import { inTurns } from '../in-turns.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Disk } from './disk.ts';
import { fileUri } from './file-uri.ts';
import { loadedFile, type LoadedFile } from './loaded-file.ts';
import type { LoadedLogs, Prepared } from './loaded-logs.ts';
import { Pace } from './pace.ts';

/** A case holds at most so much text: what is known about it takes memory besides. */
const TEXT_BUDGET = 1.5 * 2 ** 30;
const LOADING = 'loading a case';

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly report: (progress: LoadingProgress) => void;
  /** Leaves out what the user does not want of the files found; undefined where nothing shall be loaded. */
  readonly narrow?: (walked: Walked) => Promise<Walked | undefined>;
  readonly budget?: number;
}

interface Brought {
  readonly loaded: LoadedFile;
  /** Nothing is to be added where the file is as it was. */
  readonly prepared?: Prepared;
}

/** Brings files from disk into the loaded logs. */
export class CaseLoader {
  readonly #logs: LoadedLogs;
  readonly #disk: Disk;
  readonly #scheduler: Scheduler;
  #loading: Promise<CaseSummary> | undefined;

  constructor(logs: LoadedLogs, disk: Disk, scheduler: Scheduler) {
    this.#logs = logs;
    this.#disk = disk;
    this.#scheduler = scheduler;
  }

  /**
   * Reads what stands at `paths` and has changed since it was last read; what has gone from there goes. When the signal
   * comes, or another load begins, what was read so far stays.
   */
  async load(paths: readonly string[], options: LoadOptions): Promise<CaseSummary> {
    await this.#stop();
    this.#loading = this.#load(paths, options);
    return this.#loading;
  }

  async unload(): Promise<void> {
    await this.#stop();
    this.#logs.unload();
  }

  async #stop(): Promise<void> {
    this.#scheduler.cancel(LOADING);
    await this.#loading;
  }

  async #load(paths: readonly string[], options: LoadOptions): Promise<CaseSummary> {
    const { signal } = options;
    signal.addEventListener('abort', () => this.#scheduler.cancel(LOADING), { once: true });
    const walked = signal.aborted
      ? undefined
      : await inTurns(this.#scheduler, LOADING, this.#disk.walk(paths));
    const wanted = walked && options.narrow ? await options.narrow(walked) : walked;
    if (wanted) this.#forget(paths, wanted);
    const end = wanted ? await this.#bringAll(wanted.files, options) : 'cancelled';
    return { ...(this.#logs.counts ?? { read: 0, skipped: 0 }), end };
  }

  async #bringAll(
    paths: readonly string[],
    { signal, report, budget = TEXT_BUDGET }: LoadOptions,
  ): Promise<CaseSummary['end']> {
    const pace = new Pace(paths.length, report);
    const batch = new Batch(this.#logs);
    let room = budget - this.#logs.textBytes;
    try {
      for (const path of paths) {
        const brought = signal.aborted ? undefined : await this.#bring(path, room, true);
        if (!brought) return 'cancelled';
        const { loaded, prepared } = brought;
        if (isTooLarge(loaded) && room < budget) return 'full';
        if (prepared) batch.add(prepared);
        room -= prepared?.log?.log.text.length ?? 0;
        pace.count(loaded.read?.log.events.length ?? 0, loaded.stamp?.size ?? 0);
      }
      return 'complete';
    } finally {
      batch.flush();
    }
  }

  /** Reads one file, unless it is loaded already. */
  async open(path: string): Promise<LoadedFile | undefined> {
    const outcome = await this.#bring(path, TEXT_BUDGET - this.#logs.textBytes, false);
    if (outcome?.prepared?.log) this.#logs.add([outcome.prepared]);
    return outcome?.loaded;
  }

  /** Undefined when that was cancelled. */
  #bring(path: string, room: number, isInCase: boolean): Promise<Brought | undefined> {
    const key = isInCase ? LOADING : `opening ${path}`;
    return inTurns(this.#scheduler, key, this.#bringInSteps(path, room, isInCase));
  }

  *#bringInSteps(path: string, room: number, isInCase: boolean): Generator<void, Brought> {
    yield; // files that have not changed shall hold nobody up, either
    const known = this.#logs.get(fileUri(path));
    const stamp = this.#disk.stamp(path);
    if (known?.stamp && stamp && isSame(known.stamp, stamp)) {
      if (isInCase) this.#logs.keep(known);
      return { loaded: known };
    }
    const file = yield* this.#disk.read(path, Math.max(room, 0));
    const loaded = loadedFile(path, file, stamp, isInCase || known?.isInCase === true);
    return { loaded, prepared: yield* this.#logs.prepare(loaded) };
  }

  /** What has gone from these paths since they were last loaded, and what was wrong there then. */
  #forget(paths: readonly string[], { files, problems }: Walked): void {
    const roots = paths.map(fileUri).map((uri) => uri.replace(/\/$/, ''));
    const isWithin = (uri: string) => roots.some((root) => uri === root || uri.startsWith(`${root}/`));
    const present = new Set(files.map(fileUri));
    this.#logs.remove(this.#logs.files().filter(({ uri }) => isWithin(uri) && !present.has(uri)));
    const elsewhere = this.#logs.walkProblems.filter(({ path }) => !isWithin(fileUri(path)));
    this.#logs.walkProblems = [...elsewhere, ...problems];
  }
}

/** Files that were read and are not added yet: as many as have been added, so that concluding stays cheap. */
class Batch {
  readonly #logs: LoadedLogs;
  #files: Prepared[] = [];
  #added = 0;

  constructor(logs: LoadedLogs) {
    this.#logs = logs;
  }

  add(prepared: Prepared): void {
    this.#files.push(prepared);
    if (this.#files.length >= this.#added) this.flush();
  }

  flush(): void {
    this.#added += this.#files.length;
    this.#logs.add(this.#files);
    this.#files = [];
  }
}

function isTooLarge({ file }: LoadedFile): boolean {
  return file.kind === 'skipped' && file.isTooLarge === true;
}
