import { inOneGo } from '../core/log/steps.ts';
import { fileStamp, isSame, type FileStamp } from './read-file.ts';
import { readTextInSteps } from './read-text.ts';
import { sourceText, type SourceText } from './source-text.ts';

/** A file as it was when it was read. */
export interface StampedFile {
  readonly path: string;
  /** Undefined where nothing is known of it. */
  readonly stamp: FileStamp | undefined;
}

export interface TextsOptions {
  /** So many bytes of text are kept; the latest text is kept whatever its size. */
  readonly limit?: number;
  /** A file whose text is not dropped, because somebody looks at it. */
  readonly isInUse?: (path: string) => boolean;
  /** A file has changed since it was read, or is gone. Told once. */
  readonly wentStale?: (path: string) => void;
}

const LIMIT = 2 ** 26;
const NOTHING = sourceText(new Uint8Array());

/**
 * Brings the texts of files that were read before, and keeps the latest. A file that is no longer what it was has an
 * empty text. Never throws.
 */
export class Texts {
  readonly #limit: number;
  readonly #isInUse: (path: string) => boolean;
  readonly #wentStale: (path: string) => void;
  /** The latest last. */
  readonly #kept = new Map<string, { readonly stamp: FileStamp | undefined; readonly source: SourceText }>();
  readonly #stale = new Map<string, FileStamp | undefined>();

  constructor({ limit = LIMIT, isInUse = () => false, wentStale = () => {} }: TextsOptions = {}) {
    this.#limit = limit;
    this.#isInUse = isInUse;
    this.#wentStale = wentStale;
  }

  of(file: StampedFile): SourceText {
    const { path } = file;
    const kept = this.#kept.get(path);
    if (kept && this.has(file)) {
      this.#kept.delete(path);
      this.#kept.set(path, kept);
      return kept.source;
    }
    const source = this.#read(file);
    if (source) this.keep(file, source);
    else if (!this.isStale(file)) {
      this.#stale.set(path, file.stamp);
      this.#wentStale(path);
    }
    return source ?? NOTHING;
  }

  /** True where the text is at hand. */
  has({ path, stamp }: StampedFile): boolean {
    const kept = this.#kept.get(path);
    return kept !== undefined && sameStamp(kept.stamp, stamp);
  }

  /** A text that was read just now. */
  keep({ path, stamp }: StampedFile, source: SourceText): void {
    this.#kept.delete(path);
    this.#kept.set(path, { stamp, source });
    this.#shrink();
  }

  /** True where the file was found to have changed since. */
  isStale({ path, stamp }: StampedFile): boolean {
    return this.#stale.has(path) && sameStamp(this.#stale.get(path), stamp);
  }

  clear(): void {
    this.#kept.clear();
    this.#stale.clear();
  }

  #read({ path, stamp }: StampedFile): SourceText | undefined {
    const now = fileStamp(path);
    if (!now || (stamp && !isSame(stamp, now))) return undefined;
    const file = inOneGo(readTextInSteps(path));
    if (file.kind === 'skipped') return undefined;
    const { decoded } = file;
    return sourceText(decoded.text, (offset) => decoded.toFileOffset(offset));
  }

  #shrink(): void {
    let bytes = 0;
    for (const { source } of this.#kept.values()) bytes += source.text.length;
    const latest = [...this.#kept.keys()].at(-1);
    for (const [path, { source }] of this.#kept) {
      if (bytes <= this.#limit) return;
      if (path === latest || this.#isInUse(path)) continue;
      this.#kept.delete(path);
      bytes -= source.text.length;
    }
  }
}

function sameStamp(a: FileStamp | undefined, b: FileStamp | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && isSame(a, b));
}
