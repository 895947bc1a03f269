import { inOneGo } from '../../core/log/steps.ts';
import type { Scanner } from '../../core/log/walk/scanner.ts';
import { fileStamp, isSame, type FileStamp } from '../files/read-file.ts';
import { readTextInSteps } from '../files/read-text.ts';
import { PackedText } from '../seekable/packed-text.ts';
import type { SeekTable } from '../seekable/seek-table.ts';
import { FileSlices } from '../slices/file-slices.ts';
import { slicedText } from '../slices/sliced-text.ts';
import { isPlainUtf8 } from '../files/plain-utf8.ts';
import { sourceText, type SourceText } from '../places/source-text.ts';

/** A file as it was when it was read. */
export interface StampedFile {
  readonly path: string;
  /** Undefined where nothing is known of it. */
  readonly stamp: FileStamp | undefined;
  /** Where it can be unpacked from, if that is known. */
  readonly seek?: SeekTable | undefined;
}

export interface TextsOptions {
  /** So many bytes of text are kept; the latest text is kept whatever its size. */
  readonly limit?: number;
  /** A larger text is not held where it can be read in slices. */
  readonly largestHeld?: number;
  /** What unpacks a file from the middle, and works out a checksum faster than zlib. */
  readonly kernel?: () => Pick<Scanner, 'inflate' | 'unpack' | 'crc32'> | undefined;
  /** A file whose text is not dropped, because somebody looks at it. */
  readonly isInUse?: (path: string) => boolean;
  /** A file has changed since it was read, or is gone. Told once. */
  readonly wentStale?: (path: string) => void;
}

const LIMIT = 2 ** 26;
/** A larger text is not held, where it can be read in slices. */
const LARGEST_HELD = 2 ** 25;
const NOTHING = sourceText(new Uint8Array());

/**
 * Brings the texts of files that were read before, and keeps the latest. A file that is no longer what it was has an
 * empty text. Never throws.
 */
export class Texts {
  readonly #limit: number;
  readonly #largestHeld: number;
  readonly #kernel: NonNullable<TextsOptions['kernel']>;
  readonly #isInUse: (path: string) => boolean;
  readonly #wentStale: (path: string) => void;
  /** The latest last. */
  readonly #kept = new Map<string, { readonly stamp: FileStamp | undefined; readonly source: SourceText }>();
  readonly #stale = new Map<string, FileStamp | undefined>();

  constructor(options: TextsOptions = {}) {
    const {
      limit = LIMIT,
      largestHeld = LARGEST_HELD,
      kernel = () => undefined,
      isInUse = () => false,
      wentStale = () => {},
    } = options;
    this.#limit = limit;
    this.#largestHeld = largestHeld;
    this.#kernel = kernel;
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
    else this.#noteStale(file);
    return source ?? NOTHING;
  }

  /** True where the text is at hand. */
  has({ path, stamp }: StampedFile): boolean {
    const kept = this.#kept.get(path);
    return kept !== undefined && sameStamp(kept.stamp, stamp);
  }

  /** True for a file whose text is not held: what is asked for is read then. */
  isSliced({ path, stamp, seek }: StampedFile): boolean {
    if (seek && this.#kernel()) return true;
    return stamp !== undefined && stamp.size > this.#largestHeld && isPlainUtf8(path);
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

  #read(file: StampedFile): SourceText | undefined {
    const { path, stamp, seek } = file;
    const now = fileStamp(path);
    if (!now || (stamp && !isSame(stamp, now))) return undefined;
    const kernel = this.#kernel();
    if (seek && kernel) {
      const text = new PackedText(seek, kernel.inflate);
      return slicedText(new FileSlices(path, now, () => this.#noteStale(file), text));
    }
    if (this.isSliced({ path, stamp: now })) {
      return slicedText(new FileSlices(path, now, () => this.#noteStale(file)));
    }
    const read = inOneGo(readTextInSteps(path, { kernel }));
    if (read.kind === 'skipped') return undefined;
    const { decoded } = read;
    return sourceText(decoded.text, (offset) => decoded.toFileOffset(offset));
  }

  #noteStale(file: StampedFile): void {
    if (this.isStale(file)) return;
    this.#stale.set(file.path, file.stamp);
    this.#wentStale(file.path);
  }

  #shrink(): void {
    let bytes = 0;
    for (const { source } of this.#kept.values()) bytes += heldBy(source);
    const latest = [...this.#kept.keys()].at(-1);
    for (const [path, { source }] of this.#kept) {
      if (bytes <= this.#limit) return;
      if (path === latest || this.#isInUse(path)) continue;
      this.#kept.delete(path);
      bytes -= heldBy(source);
    }
  }
}

function sameStamp(a: FileStamp | undefined, b: FileStamp | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && isSame(a, b));
}

/** How many bytes of a text are held. */
function heldBy({ text }: SourceText): number {
  return text instanceof FileSlices ? 0 : text.length;
}
