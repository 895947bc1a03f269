import { firstThat } from '../../src/core/log/binary-search.ts';
import type { Position } from '../../src/protocol.ts';

/**
 * Places in an indented text where somebody may type: in the values of lines of one form. They are numbers, because a
 * server does not hold the lines of its client either, and so many strings would be work for its collector.
 */
export class TypingPlaces {
  readonly #lines: Uint32Array;
  readonly #characters: Uint32Array;

  constructor(text: string, form: RegExp) {
    const lines: number[] = [];
    const characters: number[] = [];
    for (const [line, content] of text.split('\n').entries()) {
      if (!form.test(content)) continue;
      lines.push(line);
      characters.push(content.indexOf(': "') + 4);
    }
    this.#lines = Uint32Array.from(lines);
    this.#characters = Uint32Array.from(characters);
  }

  /** Behind the first letter of the first such value in a line or later; after the last line the first follows. */
  from(line: number): Position {
    const { length } = this.#lines;
    const place = firstThat(length, (at) => this.#lines[at]! >= line) % length;
    return { line: this.#lines[place]!, character: this.#characters[place]! };
  }
}
