import type { FileToRead } from '../files/packed-export.ts';

/** Files are handed out in groups of so many bytes: what is tiny is not worth a message of its own. */
export const GROUP_BYTES = 1 << 19;
const GROUP_FILES = 128;
/** Logs shrink to a tenth or so. */
const RATIO = 12;

/** About how many bytes of text a file holds. */
export function expectedText({ path, size }: Pick<FileToRead, 'path' | 'size'>): number {
  return path.endsWith('.gz') || /\.gz$/i.test(path) ? size * RATIO : size;
}

/** In which order files are read, and what becomes of a file that ended its reader. */
export class Schedule {
  /** The biggest last. */
  readonly #waiting: FileToRead[];
  /** What ended its reader, and gets a second one to itself. */
  readonly #suspects: FileToRead[] = [];
  readonly #failed = new Set<FileToRead>();

  constructor(files: readonly FileToRead[]) {
    this.#waiting = files.toSorted((a, b) => a.size - b.size);
  }

  /** What nobody has taken. */
  get waiting(): readonly FileToRead[] {
    return [...this.#suspects, ...this.#waiting];
  }

  /**
   * What is to be read next, the biggest first: one file or some tiny ones. Empty when nothing is waiting whose text
   * fits into `room` bytes.
   */
  take(room: number): readonly FileToRead[] {
    const suspect = this.#suspects.findIndex((file) => expectedText(file) <= room);
    return suspect < 0 ? this.takeSafe(room) : this.#suspects.splice(suspect, 1);
  }

  /** The same of those that have ended no reader. */
  takeSafe(room: number): readonly FileToRead[] {
    const end = this.#waiting.findLastIndex((file) => expectedText(file) <= room) + 1;
    let start = end;
    let bytes = 0;
    while (start > 0 && end - start < GROUP_FILES) {
      const { size } = this.#waiting[start - 1]!;
      if (start < end && bytes + size > GROUP_BYTES) break;
      bytes += size;
      start--;
    }
    return this.#waiting.splice(start, end - start).toReversed();
  }

  /** They were taken and nobody has read them. */
  putBack(files: readonly FileToRead[]): void {
    this.#waiting.push(...files.toReversed());
  }

  /** A file ended its reader. False when it did so twice. */
  retry(file: FileToRead): boolean {
    if (this.#failed.has(file)) return false;
    this.#failed.add(file);
    this.#suspects.push(file);
    return true;
  }
}
