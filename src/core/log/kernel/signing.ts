import { unescapeJson } from '../layers.ts';
import { addHash, filterWords, hashOf, isSignedText, type Signature } from '../columns/signature.ts';
import { wordsAt } from './instance.ts';
import type { KernelExports } from './instance.ts';

/** Makes signatures of what the kernel reads. */
export class Signing {
  readonly #kernel: KernelExports;
  readonly #text: Uint8Array;
  /** Of strings with escapes. */
  readonly #hashes = new Set<number>();
  #isComplete = true;

  constructor(kernel: KernelExports, text: Uint8Array) {
    this.#kernel = kernel;
    this.#text = text;
    kernel.clearHashes();
  }

  /** Takes up what has just been scanned; what stands at `window` in the kernel's memory is the text's byte `from`. */
  noteWindow(from: number, window: number): void {
    const kernel = this.#kernel;
    const count = kernel.escapedCount();
    if (count === 0) return;
    if (count > kernel.MOST_ESCAPED.value) this.#isComplete = false;
    const places = wordsAt(kernel, kernel.escapedTable(), 2 * Math.min(count, kernel.MOST_ESCAPED.value));
    const shift = from - window;
    for (let at = 0; at < places.length; at += 2) {
      const text = unescapeJson(this.#text, places[at]! + shift, places[at + 1]! + shift);
      if (isSignedText(text)) this.#hashes.add(hashOf(text));
    }
  }

  /** What has been noted of the events `[first, end)`, and forgets it. Undefined where that is not all. */
  signature(first: number, end: number): Signature | undefined {
    const kernel = this.#kernel;
    const words = filterWords(kernel.hashCount() + this.#hashes.size);
    const start = kernel.fillFilter(words);
    const isComplete = this.#isComplete && start !== 0;
    const filter = isComplete ? wordsAt(kernel, start, words).slice() : undefined;
    for (const hash of this.#hashes) if (filter) addHash(filter, hash);
    this.#hashes.clear();
    this.#isComplete = true;
    kernel.clearHashes();
    return filter && { first, end, filter };
  }
}
