import type { CaseSummary, LoadingProgress } from '../../protocol.ts';
import { isSame, type FileStamp } from '../../scan/files/read-file.ts';
import type { Walked } from '../../scan/walk.ts';
import { inTurns } from '../in-turns.ts';
import type { Scheduler } from '../scheduler.ts';
import { Bringer, LOADING, MOST_EVENTS, type Bringing, type Wanted } from './bring.ts';
import type { Disk } from './disk.ts';
import { fileUri, isWithinPaths } from './file-uri.ts';
import type { KeptCase } from './kept-case.ts';
import type { KeptCases } from './kept-cases.ts';
import { isUnreadable, type LoadedFile } from './loaded-file.ts';
import type { LoadedLogs } from './loaded-logs.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { Pace } from './pace.ts';
import { Readers } from './readers.ts';

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly report: (progress: LoadingProgress) => void;
  /** Leaves out what the user does not want of the files found; undefined where nothing shall be loaded. */
  readonly narrow?: (walked: Walked, signal: AbortSignal) => Promise<Walked | undefined>;
  /** How many events there may be. */
  readonly budget?: number;
}

/** Brings files from disk into the loaded logs. */
export class CaseLoader {
  readonly #logs: LoadedLogs;
  readonly #disk: Disk;
  readonly #scheduler: Scheduler;
  readonly #readers: Readers;
  readonly #bringer: Bringer;
  readonly #kept: KeptCases | undefined;
  /** The paths that were loaded since the case was empty. */
  readonly #loaded = new Map<string, readonly string[]>();
  readonly #loads = new OneAtATime(() => this.#readAgain());
  /** Ends the load under way. */
  #load = new AbortController();

  /** `kept` is what was read in earlier sessions, where that is kept. */
  constructor(logs: LoadedLogs, disk: Disk, scheduler: Scheduler, kept?: KeptCases) {
    this.#logs = logs;
    this.#kept = kept;
    this.#disk = disk;
    this.#scheduler = scheduler;
    this.#readers = new Readers(logs, disk, scheduler);
    this.#bringer = new Bringer(logs, disk, scheduler, this.#readers);
    logs.onEngineChanged = () => this.#readAgain();
  }

  /**
   * Reads what stands at `paths` and has changed since it was last read; what has gone from there goes. When the signal
   * comes, or another load begins, what was read so far stays.
   */
  load(paths: readonly string[], options: LoadOptions): Promise<CaseSummary> {
    const signal = AbortSignal.any([options.signal, this.#endLoad()]);
    return this.#loads.run(() => this.#loadNow(paths, { ...options, signal }));
  }

  unload(): Promise<void> {
    this.#endLoad();
    return this.#loads.run(async () => {
      this.#loaded.clear();
      this.#logs.unload();
    });
  }

  /** Reads one file, unless it is loaded already. Its text is at hand then, because somebody wants to see it. */
  async open(path: string): Promise<LoadedFile | undefined> {
    const known = this.#logs.get(fileUri(path));
    const stamp = this.#disk.stamp(path);
    if (known && this.#isUpToDate(known, stamp)) {
      await this.#readers.bringText(known);
      return known;
    }
    const file = await this.#readers.readOne(path, stamp);
    const loaded = file && this.#logs.open(file, { stamp, isInCase: known?.isInCase === true });
    if (loaded?.read) this.#logs.add([loaded]);
    return loaded;
  }

  /** Brings the text of a loaded log whose file is too large to be read while somebody waits for an answer. */
  async bringText(uri: string): Promise<void> {
    const known = this.#logs.get(uri);
    if (known) await this.#readers.bringText(known);
  }

  /** Ends the load under way; the signal is the next one's. */
  #endLoad(): AbortSignal {
    this.#load.abort();
    this.#scheduler.cancel(LOADING);
    this.#load = new AbortController();
    return this.#load.signal;
  }

  async #loadNow(paths: readonly string[], options: LoadOptions): Promise<CaseSummary> {
    const { signal, report, narrow } = options;
    signal.addEventListener('abort', () => this.#scheduler.cancel(LOADING), { once: true });
    const found = await this.#inTurns(signal, this.#disk.walk(paths));
    const wanted = found && narrow ? await narrow(found, signal) : found;
    if (wanted) this.#forget(paths, wanted);
    const pace = new Pace(wanted?.files.length ?? 0, report);
    const count = (events: number, bytes: number): void => pace.count(events, bytes);
    const changed = wanted && (await this.#inTurns(signal, this.#changed(wanted.files, count)));
    const bringing = { ...options, count };
    const unkept = changed && (await this.#reopen(paths, changed, bringing));
    const end = unkept ? await this.#bringer.bring(unkept, bringing) : 'cancelled';
    this.#loaded.set(JSON.stringify(paths), paths);
    if (unkept) this.#kept?.keep(paths, unkept.length);
    return { ...(this.#logs.counts ?? { read: 0, skipped: 0 }), end };
  }

  async #inTurns<T>(signal: AbortSignal, steps: Generator<void, T>): Promise<T | undefined> {
    return signal.aborted ? undefined : inTurns(this.#scheduler, LOADING, steps);
  }

  /** Takes what is kept of these files from earlier sessions. Returns what has to be read; undefined if it was cancelled. */
  async #reopen(
    paths: readonly string[],
    files: readonly Wanted[],
    bringing: Bringing,
  ): Promise<readonly Wanted[] | undefined> {
    const { signal } = bringing;
    if (!this.#kept || files.length === 0) return files;
    const kept = await this.#inTurns(signal, this.#kept.open(paths));
    if (signal.aborted) return undefined;
    return kept ? this.#inTurns(signal, this.#take(kept, files, bringing)) : files;
  }

  *#take(
    kept: KeptCase,
    files: readonly Wanted[],
    { count, budget = MOST_EVENTS }: Bringing,
  ): Generator<void, Wanted[]> {
    const { engine } = this.#logs;
    const taken: LoadedFile[] = [];
    const rest: Wanted[] = [];
    let room = budget - this.#logs.events;
    try {
      for (const file of files) {
        yield;
        const stored = yield* kept.file(file.path);
        const events = stored?.kind === 'read' ? stored.log.count : 0;
        if (stored && events <= room && engine === this.#logs.engine) {
          room -= events;
          taken.push(this.#logs.open(stored, file));
          count(events, file.stamp?.size ?? 0);
        } else rest.push(file);
      }
      return rest;
    } finally {
      // All at once: that they can be shown one by one would take longer than all of it.
      if (taken.length > 0) this.#logs.add(taken);
    }
  }

  /** What has to be read of these files; the others are kept. */
  *#changed(paths: readonly string[], count: Bringing['count']): Generator<void, Wanted[]> {
    const changed: Wanted[] = [];
    for (const path of paths) {
      const known = this.#logs.get(fileUri(path));
      const stamp = this.#disk.stamp(path);
      if (known && this.#isUpToDate(known, stamp)) {
        this.#logs.keep(known);
        count(known.file.kind === 'read' ? known.file.events : 0, stamp?.size ?? 0);
      } else changed.push({ path, stamp, isInCase: true });
      yield;
    }
    return changed;
  }

  #isUpToDate(known: LoadedFile, stamp: FileStamp | undefined): boolean {
    const isSameFile = known.stamp !== undefined && stamp !== undefined && isSame(known.stamp, stamp);
    return isSameFile && !isUnreadable(known) && this.#logs.isCurrent(known);
  }

  /** What has gone from these paths since they were last loaded, and what was wrong there then. */
  #forget(paths: readonly string[], { files, problems }: Walked): void {
    const isWithin = isWithinPaths(paths);
    const present = new Set(files.map(fileUri));
    this.#logs.remove(this.#logs.files().filter(({ uri }) => isWithin(uri) && !present.has(uri)));
    const elsewhere = this.#logs.walkProblems.filter(({ path }) => !isWithin(fileUri(path)));
    this.#logs.walkProblems = [...elsewhere, ...problems];
  }

  /** Where there is another engine, all is read again: by the load that is under way, else by one of its own. */
  #readAgain(): void {
    this.#bringer.engineChanged();
    if (this.#loads.isBusy || this.#bringer.outdated([]).length === 0) return;
    const { signal } = this.#load;
    void this.#loads.run(async () => {
      await this.#bringer.bring([], { signal, count() {} });
      for (const paths of this.#loaded.values()) this.#kept?.keep(paths, Infinity);
    });
  }
}
