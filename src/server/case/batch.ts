import type { LoadedFile } from './loaded-file.ts';
import type { LoadedLogs } from './loaded-logs.ts';

/** Files that were read and are not added yet: as many as have been added, so that concluding stays cheap. */
export class Batch {
  readonly #logs: LoadedLogs;
  #files: LoadedFile[] = [];
  #added = 0;

  constructor(logs: LoadedLogs) {
    this.#logs = logs;
  }

  add(file: LoadedFile): void {
    this.#files.push(file);
    if (this.#files.length >= this.#added) this.flush();
  }

  flush(): void {
    if (this.#files.length === 0) return;
    this.#added += this.#files.length;
    this.#logs.add(this.#files);
    this.#files = [];
  }
}
