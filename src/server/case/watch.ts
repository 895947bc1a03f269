import { setTimeout } from 'node:timers/promises';
import { isSame } from '../../scan/files/read-file.ts';
import { inTurns } from '../in-turns.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Disk } from './disk.ts';
import { fileUri } from './file-uri.ts';
import type { LoadedFile } from './loaded-file.ts';

/** Between two looks at the disk there is a pause of this length, */
const PAUSE_MS = 2000;
/** and of so many times a look's, so that looking takes a small share of the time, however many files there are. */
const LOOKS_A_PAUSE = 20;

const LOOKING = 'looking for changes of a case';

type Known = Pick<LoadedFile, 'uri' | 'stamp' | 'isInCase'>;

/** What is loaded. */
interface Loaded {
  get(uri: string): Known | undefined;
  files(): readonly Known[];
}

export interface WatchOptions {
  /** Files that are left out by choice are none of ours. */
  readonly isWanted: (path: string) => boolean;
  readonly signal: AbortSignal;
  /** Resolves after so many milliseconds, or rejects when the signal comes. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Sees when what is loaded is no longer what stands on disk. It looks again and again rather than have the system tell:
 * that works on network shares and for any number of folders, too.
 */
export class CaseWatcher {
  readonly #logs: Loaded;
  readonly #disk: Pick<Disk, 'walk' | 'stamp'>;
  readonly #scheduler: Scheduler;

  constructor(logs: Loaded, disk: Pick<Disk, 'walk' | 'stamp'>, scheduler: Scheduler) {
    this.#logs = logs;
    this.#disk = disk;
    this.#scheduler = scheduler;
  }

  /** True as soon as a file at `paths` is new, has changed or has gone; false when the signal comes. */
  async change(
    paths: readonly string[],
    { isWanted, signal, pause = sleep }: WatchOptions,
  ): Promise<boolean> {
    signal.addEventListener('abort', () => this.#scheduler.cancel(LOOKING), { once: true });
    while (!signal.aborted) {
      const look = await inTurns(this.#scheduler, LOOKING, timed(this.#look(paths, isWanted)));
      if (!look || signal.aborted) return false;
      if (look.result) return true;
      await pause(Math.max(PAUSE_MS, LOOKS_A_PAUSE * look.milliseconds), signal).catch(() => {});
    }
    return false;
  }

  *#look(paths: readonly string[], isWanted: (path: string) => boolean): Generator<void, boolean> {
    const { files } = yield* this.#disk.walk(paths);
    const wanted = files.filter(isWanted);
    for (const path of wanted) {
      yield;
      if (this.#isNew(path)) return true;
    }
    const present = new Set(wanted.map(fileUri));
    const isWithin = withinAny(paths);
    return this.#logs.files().some(({ uri, isInCase }) => isInCase && isWithin(uri) && !present.has(uri));
  }

  #isNew(path: string): boolean {
    const known = this.#logs.get(fileUri(path));
    const stamp = this.#disk.stamp(path);
    return !known?.isInCase || (stamp !== undefined && !(known.stamp && isSame(known.stamp, stamp)));
  }
}

/** Adds how long the steps took, without what others did between them. */
function* timed<T>(steps: Generator<void, T>): Generator<void, { result: T; milliseconds: number }> {
  for (let milliseconds = 0; ;) {
    const began = performance.now();
    const { done, value } = steps.next();
    milliseconds += performance.now() - began;
    if (done) return { result: value, milliseconds };
    yield;
  }
}

function withinAny(paths: readonly string[]): (uri: string) => boolean {
  const roots = paths.map(fileUri).map((uri) => uri.replace(/\/$/, ''));
  return (uri) => roots.some((root) => uri === root || uri.startsWith(`${root}/`));
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<unknown> {
  return setTimeout(milliseconds, undefined, { signal });
}
