import type { FileToRead, ReadResult } from '../files/packed-export.ts';
import { Member } from './member.ts';
import { Schedule } from './schedule.ts';

/** Reads files somewhere else. */
export interface PoolWorker {
  /** Reads these one after the other, behind what it was given before, and hands each back in this order. */
  read(files: readonly FileToRead[]): void;
  /** Ends it in the middle of whatever it does. */
  stop(): void;
}

/** What a worker tells. */
export interface WorkerEvents {
  /** It has come so far that it can read. */
  readonly ready: () => void;
  readonly done: (file: ReadResult) => void;
  /** It has ended by itself; so many files it had read and not handed back. */
  readonly died: (reason: string, unsent?: number) => void;
}

export type StartWorker = (events: WorkerEvents) => PoolWorker;

export interface PoolReadOptions {
  readonly signal: AbortSignal;
  /** Called once for each file, in any order; never again after the signal. */
  readonly done: (file: ReadResult) => void;
}

/** Texts of more bytes than this are not read at the same time, except one. */
const MOST_TEXT = 2 ** 30;
/** Nor one of more in this thread: what takes too much memory ends a thread, but here everything. */
const MOST_TEXT_HERE = 2 ** 27;

/** How far threads are ahead of this one: further where it may be at a file itself when they need the next. */
const AHEAD = 1;
const AHEAD_OF_READER = 2;

interface Reading {
  readonly schedule: Schedule;
  readonly done: (file: ReadResult) => void;
  readonly settle: (unread: readonly FileToRead[]) => void;
  /** Files that are not handed back yet. */
  left: number;
}

/**
 * Shares files out among workers. A worker that dies costs nothing but time: the file it was at is tried once more in
 * another, then skipped with its reason; the others it was given are read elsewhere. Workers end when nothing is left.
 */
export class Pool {
  readonly #start: StartWorker;
  readonly #startHere: StartWorker | undefined;
  /** How many threads there may be: fewer once one of them could not be started. */
  #size: number;
  #members: readonly Member<Reading>[] = [];
  /** The latest first: that is what somebody waits for. */
  #readings: readonly Reading[] = [];

  /** `startHere` starts one more that reads in this thread, where what ends it can be caught. */
  constructor(start: StartWorker, size: number, startHere?: StartWorker) {
    this.#start = start;
    this.#size = size;
    this.#startHere = startHere;
  }

  /** Starts the workers before there is anything to read. They are for the next reading; `rest` ends them if there is none. */
  start(): void {
    for (let member; (member = this.#nextMember());) {
      this.#members = [...this.#members, member];
      member.worker = this.#startFor(member);
    }
  }

  /** Ends workers that were started for nothing. */
  rest(): void {
    if (this.#readings.length > 0) return;
    for (const { worker } of this.#members) worker?.stop();
    this.#members = [];
  }

  /**
   * Reads files. Resolves when each was handed back, or at once when the signal comes; with the files that nobody could
   * read because no worker can be started. Never rejects.
   */
  read(files: readonly FileToRead[], { signal, done }: PoolReadOptions): Promise<readonly FileToRead[]> {
    if (files.length === 0 || signal.aborted) return Promise.resolve([]);
    return new Promise((resolve) => {
      const reading: Reading = {
        schedule: new Schedule(files),
        done,
        left: files.length,
        settle: (unread) => {
          signal.removeEventListener('abort', abort);
          resolve(unread);
        },
      };
      const abort = (): void => this.#end(reading, []);
      signal.addEventListener('abort', abort);
      this.#readings = [reading, ...this.#readings];
      this.#dispatch();
    });
  }

  /** Ends whatever is being read, as its signal would. */
  close(): void {
    for (const reading of this.#readings) this.#end(reading, []);
    this.rest();
  }

  /** Gives every worker something to do, and starts workers while there is something for them. */
  #dispatch(): void {
    for (const member of this.#members) this.#occupy(member);
    for (let member; (member = this.#nextMember());) {
      this.#occupy(member);
      if (member.tasks.length === 0) break;
      this.#members = [...this.#members, member];
    }
    if (this.#size > 0) return;
    const isAtWork = (reading: Reading): boolean => this.#members.some((member) => isFor(member, reading));
    for (const reading of this.#readings)
      if (!isAtWork(reading)) this.#end(reading, reading.schedule.waiting);
  }

  /** One more that may be started, if any. */
  #nextMember(): Member<Reading> | undefined {
    const ahead = this.#startHere ? AHEAD_OF_READER : AHEAD;
    if (this.#threads < this.#size) return new Member(ahead);
    return this.#startHere && !this.#members.some(({ isHere }) => isHere) ? new Member(0) : undefined;
  }

  get #threads(): number {
    return this.#members.filter(({ isHere }) => !isHere).length;
  }

  /** A worker has the next files before it is through with the last, so that it never waits for us. */
  #occupy(member: Member<Reading>): void {
    if (member.hasEnough) return;
    const busy = this.#members.reduce((sum, { text }) => sum + text, 0);
    const room = busy === 0 ? Infinity : MOST_TEXT - busy;
    for (const reading of this.#readings) {
      const { schedule } = reading;
      const files = member.isHere ? schedule.takeSafe(Math.min(room, MOST_TEXT_HERE)) : schedule.take(room);
      if (files.length === 0) continue;
      for (const file of files) member.give({ file, reading });
      member.worker ??= this.#startFor(member);
      member.worker.read(files);
      return;
    }
  }

  #startFor(member: Member<Reading>): PoolWorker {
    const isMember = (): boolean => this.#members.includes(member);
    const start = member.isHere ? this.#startHere! : this.#start;
    return start({
      ready: () => (member.isReady = true),
      done: (file) => isMember() && this.#handBack(member, file),
      died: (reason, unsent = 0) => isMember() && this.#bury(member, reason, unsent),
    });
  }

  #handBack(member: Member<Reading>, file: ReadResult): void {
    const { reading } = member.take()!;
    this.#count(reading, file);
    if (!this.#members.every(hasEnough)) this.#dispatch();
  }

  #count(reading: Reading, file: ReadResult): void {
    reading.left--;
    reading.done(file);
    if (reading.left === 0) this.#end(reading, []);
  }

  #bury(member: Member<Reading>, reason: string, unsent: number): void {
    this.#members = this.#members.filter((other) => other !== member);
    const culprit = member.isReady ? member.take(unsent) : undefined;
    for (const { file, reading } of member.tasks.toReversed()) reading.schedule.putBack([file]);
    if (!member.isReady) this.#size = this.#threads;
    if (culprit && !culprit.reading.schedule.retry(culprit.file)) {
      const { path } = culprit.file;
      this.#count(culprit.reading, { kind: 'skipped', path, reason: `reading it failed twice: ${reason}` });
    }
    this.#dispatch();
  }

  /** Workers in the middle of a file that nobody wants any more are stopped; idle ones when there is nothing to read. */
  #end(reading: Reading, unread: readonly FileToRead[]): void {
    if (!this.#readings.includes(reading)) return;
    this.#readings = this.#readings.filter((other) => other !== reading);
    const isOver = this.#readings.length === 0;
    const stopped = this.#members.filter((member) => isOver || isFor(member, reading));
    this.#members = this.#members.filter((member) => !stopped.includes(member));
    for (const { worker, tasks } of stopped) {
      worker?.stop();
      for (const { file, reading: other } of tasks) if (other !== reading) other.schedule.putBack([file]);
    }
    reading.settle(unread);
    if (!isOver) this.#dispatch();
  }
}

function hasEnough(member: Member<Reading>): boolean {
  return member.hasEnough;
}

/** It has something to do for this reading. */
function isFor({ tasks }: Member<Reading>, reading: Reading): boolean {
  return tasks.some((task) => task.reading === reading);
}
