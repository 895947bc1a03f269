import { unescapeJson, unescapeJsonInto } from '../layers.ts';

/** The content of a JSON string, unescaped. */
export interface EmbeddedText {
  /** It stands at the beginning of these. */
  readonly bytes: Uint8Array;
  readonly length: number;
  /** Where an index of it stands in the text that the string is in. */
  readonly toText: (index: number) => number;
}

const NO_BYTES = new Uint8Array(0);

/** Unescapes strings one after the other, in the same memory. */
export class Unescaper {
  #scratch = NO_BYTES;

  /** The string content `outer[start, end)`, until the next one is unescaped. */
  unescape(
    outer: Uint8Array,
    start: number,
    end: number,
    outerToText: (index: number) => number,
  ): EmbeddedText {
    if (this.#scratch.length < end - start) this.#scratch = new Uint8Array(2 * (end - start));
    const bytes = this.#scratch;
    const length = unescapeJsonInto(bytes, outer, start, end);
    // Nobody asks for a place in most strings, so where each byte came from is worked out by whoever does.
    let steps: Uint32Array | undefined;
    const toText = (index: number): number => {
      if (index === 0) return outerToText(start);
      if (index === length) return outerToText(end);
      if (!steps) {
        steps = new Uint32Array(end - start + 1);
        unescapeJson(outer, start, end, steps);
      }
      return outerToText(start + steps[index]!);
    };
    return { bytes, length, toText };
  }
}
