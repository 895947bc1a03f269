import { totalmem } from 'node:os';
import type { CaseSummary } from '../../protocol.ts';
import type { PackedFile } from '../../scan/files/packed-export.ts';
import type { FileStamp } from '../../scan/files/read-file.ts';
import type { Scheduler } from '../scheduler.ts';
import { Batch } from './batch.ts';
import type { Disk } from './disk.ts';
import { fileUri } from './file-uri.ts';
import { Intake } from './intake.ts';
import type { LoadedLogs } from './loaded-logs.ts';
import type { Readers } from './readers.ts';

/** What is known of an event takes about so much, all in all: 108 were measured. */
const BYTES_AN_EVENT = 110;
/** A case holds at most so many events: half of the memory, and no more than anybody looks through. */
export const MOST_EVENTS = Math.min(20_000_000, Math.floor(totalmem() / 2 / BYTES_AN_EVENT));

/** The scheduler's key for all that loads a case: who cancels it ends what is loading. */
export const LOADING = 'loading a case';

/** A file of a case as it is on disk. */
export interface Wanted {
  readonly path: string;
  readonly stamp: FileStamp | undefined;
  readonly isInCase: boolean;
}

export interface Bringing {
  readonly signal: AbortSignal;
  /** How many events there may be. */
  readonly budget?: number;
  /** One more file is done. */
  readonly count: (events: number, bytes: number) => void;
}

/** Reads files and adds them to the loaded logs. */
export class Bringer {
  readonly #logs: LoadedLogs;
  readonly #disk: Disk;
  readonly #scheduler: Scheduler;
  readonly #readers: Readers;
  /** Ends what is being read with an engine, for it to be read with another. */
  #round = new AbortController();

  constructor(logs: LoadedLogs, disk: Disk, scheduler: Scheduler, readers: Readers) {
    this.#logs = logs;
    this.#disk = disk;
    this.#scheduler = scheduler;
    this.#readers = readers;
  }

  /** There is another engine: what is being read is read with that. */
  engineChanged(): void {
    this.#round.abort();
  }

  /** Adds them as they come. Where the engine changes meanwhile, all is read with the new one. */
  async bring(files: readonly Wanted[], options: Bringing): Promise<CaseSummary['end']> {
    const batch = new Batch(this.#logs);
    try {
      let left = files;
      while (!options.signal.aborted) {
        const all = [...left, ...this.outdated(left)];
        if (all.length === 0) return 'complete';
        const { unread, isFull } = await this.#bringOnce(all, batch, options);
        if (isFull) return 'full';
        left = unread;
      }
      return 'cancelled';
    } finally {
      batch.flush();
    }
  }

  /** The same with one engine. `unread` is what another engine has to read. */
  async #bringOnce(
    files: readonly Wanted[],
    batch: Batch,
    { signal, count, budget = MOST_EVENTS }: Bringing,
  ): Promise<{ readonly unread: readonly Wanted[]; readonly isFull: boolean }> {
    const { engine } = this.#logs;
    const round = new AbortController();
    this.#round = round;
    const wanted = new Map(files.map((file) => [file.path, file]));
    let events = this.#logs.events;
    let isFull = false;
    const logs = this.#logs;
    const take = (packed: PackedFile): void => {
      const file = wanted.get(packed.path)!;
      const more = packed.kind === 'read' ? packed.log.count : 0;
      if (engine !== logs.engine || isFull) return;
      if (more <= budget && events + more > budget) {
        isFull = true;
        return round.abort();
      }
      const opened = logs.open(more <= budget ? packed : tooMany(packed, budget), file);
      wanted.delete(packed.path);
      events += more <= budget ? more : 0;
      batch.add(opened);
      count(more, file.stamp?.size ?? 0);
    };
    const intake = new Intake(this.#scheduler, LOADING, take);
    await this.#readers.read(
      files.map(({ path, stamp }) => ({ path, id: fileUri(path), size: stamp?.size ?? 0 })),
      { signal: AbortSignal.any([signal, round.signal]), done: (file) => intake.push(file) },
    );
    await intake.drained();
    batch.flush();
    return { unread: [...wanted.values()], isFull };
  }

  /** What was read with another engine than the present one, and is not wanted anyway. */
  outdated(wanted: readonly Wanted[]): Wanted[] {
    const paths = new Set(wanted.map(({ path }) => path));
    return this.#logs
      .files()
      .filter((file) => !this.#logs.isCurrent(file) && !paths.has(file.path))
      .map(({ path, isInCase }) => ({ path, stamp: this.#disk.stamp(path), isInCase }));
  }
}

function tooMany({ path }: PackedFile, budget: number): PackedFile {
  const reason = `more than ${budget.toLocaleString('en-US')} events`;
  return { kind: 'skipped', path, reason, isTooLarge: true };
}
