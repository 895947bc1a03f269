import { NEWLINE } from '../bytes.ts';
import type { LogFormat } from '../log.ts';

/** The objects and arrays that stood on their own in a text, as far as something was found in them: what they tell of it. */
export class Roots {
  count = 0;
  /** Times stood before records, as CloudWatch Logs writes them. */
  hasTimestamps = false;
  #firstIsArray = false;
  #first: readonly [start: number, end: number] = [0, 0];
  #oneALine = true;

  reset(): void {
    this.count = 0;
    this.hasTimestamps = false;
    this.#firstIsArray = false;
    this.#oneALine = true;
  }

  /** One more, at `bytes[start, end)`. */
  add(bytes: Uint8Array, start: number, end: number, isArray: boolean): void {
    this.count++;
    if (this.count === 1) {
      this.#firstIsArray = isArray;
      this.#first = [start, end];
    } else if (this.count === 2) {
      const [first, firstEnd] = this.#first;
      const inside = bytes.subarray(first, firstEnd).includes(NEWLINE);
      this.#oneALine = !inside && bytes.subarray(firstEnd, start).includes(NEWLINE);
    }
  }

  /** What the whole text is called when no envelope has a name of its own. */
  shape(): LogFormat {
    if (this.hasTimestamps) return 'cloudwatch-logs';
    if (this.#firstIsArray) return 'array';
    if (this.count > 1) return this.#oneALine ? 'json-lines' : 'concatenated';
    return 'record';
  }
}
