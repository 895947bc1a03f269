import type { FileToRead, PackedFile } from '../../scan/files/packed-export.ts';
import type { ReadOptions } from '../../scan/files/file-reader.ts';
import { isSame, type FileStamp } from '../../scan/files/read-file.ts';
import { sourceText } from '../../scan/places/source-text.ts';
import type { Engine } from '../engine.ts';
import type { Scheduler } from '../scheduler.ts';
import type { CaseReader, Disk } from './disk.ts';
import { fileUri } from './file-uri.ts';
import type { LoadedFile } from './loaded-file.ts';
import type { LoadedLogs } from './loaded-logs.ts';

/** A text of so many bytes is read while somebody waits, and nobody notices. */
const QUICKLY_READ = 1 << 22;
const NEVER = new AbortController().signal;

/** Reads files with whatever engine is the present one. */
export class Readers {
  readonly #logs: LoadedLogs;
  readonly #disk: Disk;
  readonly #scheduler: Scheduler;
  #latest: { readonly engine: Engine; readonly reader: CaseReader } | undefined;
  #runs = 0;

  constructor(logs: LoadedLogs, disk: Disk, scheduler: Scheduler) {
    this.#logs = logs;
    this.#disk = disk;
    this.#scheduler = scheduler;
  }

  /** Reads files with the engine of this moment. Resolves when each was handed back, or at once when the signal comes. */
  read(files: readonly FileToRead[], options: ReadOptions): Promise<void> {
    return this.#present().read(files, options);
  }

  /** Reads a file with its text. */
  async readOne(path: string, stamp: FileStamp | undefined): Promise<PackedFile | undefined> {
    for (;;) {
      const { engine } = this.#logs;
      let read: PackedFile | undefined;
      const done = (file: PackedFile): void => void (read = file);
      const file = { path, id: fileUri(path), size: stamp?.size ?? 0, withText: true };
      await this.read([file], { signal: NEVER, done });
      if (engine === this.#logs.engine) return read;
    }
  }

  /** Brings the text of a large file, so that whoever needs it next does not wait. */
  async bringText({ path, stamp, file }: LoadedFile): Promise<void> {
    if (file.kind === 'skipped' || file.log.textLength <= QUICKLY_READ) return;
    const { texts } = this.#logs;
    const { seek } = file;
    if (texts.has({ path, stamp }) || texts.isSliced({ path, stamp, seek })) return;
    const now = this.#disk.stamp(path);
    if (!stamp || !now || !isSame(stamp, now)) return;
    const read = await this.readOne(path, stamp);
    if (read?.kind !== 'read' || !read.text || read.text.length !== read.bytes) return;
    texts.keep({ path, stamp }, sourceText(read.text));
  }

  #present(): CaseReader {
    const { engine } = this.#logs;
    if (this.#latest?.engine !== engine) {
      this.#latest?.reader.close();
      const run = (steps: Generator<void, void>, signal: AbortSignal) => this.#run(steps, signal);
      this.#latest = { engine, reader: this.#disk.reader({ ...engine.forFiles, run }) };
    }
    return this.#latest.reader;
  }

  async #run(steps: Generator<void, void>, signal: AbortSignal): Promise<void> {
    const key = `reading files ${++this.#runs}`;
    const cancel = (): void => this.#scheduler.cancel(key);
    signal.addEventListener('abort', cancel, { once: true });
    if (!signal.aborted) await this.#scheduler.run(key, steps);
    signal.removeEventListener('abort', cancel);
  }
}
