import { closeSync, fstatSync, openSync } from 'node:fs';
import type { LogText } from '../../core/log/text/log-text.ts';
import { isSame, stampOf, type FileStamp } from '../files/read-file.ts';
import { plainText, type TextInFile } from '../texts/text-in-file.ts';

/** So much is read at once where less is wanted, because what stands beside it is mostly wanted next. */
const BLOCK = 1 << 16;
/** As many of these are kept. */
const MOST_BLOCKS = 64;
/** The latest larger slice is kept, too, up to so many bytes: it is looked through more than once. */
const LARGEST_KEPT = 1 << 20;

/** The text of a file that is too large to be held: what is asked for is read then. */
export class FileSlices implements LogText {
  readonly length: number;
  readonly #path: string;
  readonly #stamp: FileStamp;
  readonly #text: TextInFile;
  readonly #wentStale: () => void;
  /** The latest last. */
  readonly #blocks = new Map<number, Uint8Array>();
  #latest: { readonly from: number; readonly bytes: Uint8Array } = { from: 0, bytes: new Uint8Array() };

  /** `wentStale` is called when the file is found to be no longer what `stamp` says; what is read then is empty. */
  constructor(
    path: string,
    stamp: FileStamp,
    wentStale: () => void,
    text: TextInFile = plainText(stamp.size),
  ) {
    this.length = text.length;
    this.#path = path;
    this.#text = text;
    this.#stamp = stamp;
    this.#wentStale = wentStale;
  }

  subarray(start = 0, end = this.length): Uint8Array {
    const to = Math.max(0, Math.min(end, this.length));
    const from = Math.max(0, Math.min(start, to));
    const block = Math.floor(from / BLOCK);
    const first = block * BLOCK;
    const { from: kept, bytes } = this.#latest;
    if (from >= kept && to <= kept + bytes.length) return bytes.subarray(from - kept, to - kept);
    if (to > first + BLOCK) return this.#slice(from, to);
    return this.#block(block).subarray(from - first, to - first);
  }

  #slice(from: number, to: number): Uint8Array {
    const bytes = this.#read(from, to);
    if (bytes.length <= LARGEST_KEPT) this.#latest = { from, bytes };
    return bytes;
  }

  #block(number: number): Uint8Array {
    const known = this.#blocks.get(number);
    this.#blocks.delete(number);
    const bytes = known ?? this.#read(number * BLOCK, Math.min(this.length, (number + 1) * BLOCK));
    if (bytes.length > 0) this.#blocks.set(number, bytes);
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_BLOCKS) break;
      this.#blocks.delete(oldest);
    }
    return bytes;
  }

  #read(from: number, to: number): Uint8Array {
    let file: number | undefined;
    try {
      file = openSync(this.#path, 'r');
      if (isSame(this.#stamp, stampOf(fstatSync(file)))) {
        const bytes = Buffer.allocUnsafeSlow(to - from);
        if (this.#text.read(file, bytes, from) === bytes.length) return bytes;
      }
    } catch {
      // It is gone.
    } finally {
      if (file !== undefined) closeSync(file);
    }
    this.#wentStale();
    return new Uint8Array();
  }
}
