import { hideSessionTokensInText } from '../../core/enrich/redact.ts';
import { Code } from './code.ts';
import type { Column } from './layout.ts';
import { CONSTANTS, SHARED_DEPTH, SHARED_MEMBERS, TAG } from './plain-data.ts';

/** So many texts are written in a step. */
const STEP = 10_000;

/** A list or object of the dictionary. */
interface Shared {
  readonly number: number;
  readonly depth: number;
}

/** A dictionary that grows while data is written with it. */
export class GrowingDictionary {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #shapeNumbers = new Map<string, number>();
  readonly #shapes: number[] = [];
  readonly #shared = new Map<string, Shared>();
  readonly #code = new Code();
  readonly #codeStarts = [0];

  /** The number of a text. No session token gets into an index, wherever it stands. */
  text(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(hideSessionTokensInText(text)) - 1;
  }

  /** The number of a list of names. */
  shape(names: readonly string[]): number {
    const key = JSON.stringify(names);
    const known = this.#shapeNumbers.get(key);
    if (known !== undefined) return known;
    this.#shapes.push(names.length, ...names.map((name) => this.text(name)));
    this.#shapeNumbers.set(key, this.#shapeNumbers.size);
    return this.#shapeNumbers.size - 1;
  }

  /** The number of a list or object that may recur; undefined for any other. */
  share(container: object): number | undefined {
    return this.#share(container)?.number;
  }

  *columns(): Generator<void, readonly Column[]> {
    const starts = new Uint32Array(this.#texts.length + 1);
    for (const [number, text] of this.#texts.entries()) {
      starts[number + 1] = starts[number]! + Buffer.byteLength(text);
      if (number % STEP === 0) yield;
    }
    const arena = Buffer.alloc(starts.at(-1)!);
    for (const [number, text] of this.#texts.entries()) {
      arena.write(text, starts[number]!);
      if (number % STEP === 0) yield;
    }
    const shapes = Uint32Array.from(this.#shapes);
    return [arena, starts, shapes, this.#code.bytes, Uint32Array.from(this.#codeStarts)];
  }

  #share(container: object): Shared | undefined {
    const members: readonly unknown[] = Array.isArray(container) ? container : Object.values(container);
    if (members.length > SHARED_MEMBERS) return undefined;
    const tokens: (readonly [tag: number, payload: number])[] = [
      Array.isArray(container)
        ? [TAG.list, members.length]
        : [TAG.object, this.shape(Object.keys(container))],
    ];
    let depth = 1;
    for (const member of members) {
      if (typeof member === 'string') tokens.push([TAG.text, this.text(member)]);
      else if (typeof member !== 'object' || member === null) {
        const constant = CONSTANTS.indexOf(member as null);
        if (constant < 0) return undefined;
        tokens.push([TAG.constant, constant]);
      } else {
        const shared = ArrayBuffer.isView(member) ? undefined : this.#share(member);
        if (!shared || shared.depth === SHARED_DEPTH) return undefined;
        depth = Math.max(depth, shared.depth + 1);
        tokens.push([TAG.shared, shared.number]);
      }
    }
    const key = tokens.join(';');
    let known = this.#shared.get(key);
    if (!known) {
      known = { number: this.#shared.size, depth };
      this.#shared.set(key, known);
      for (const [tag, payload] of tokens) this.#code.put(tag, payload);
      this.#codeStarts.push(this.#code.length);
    }
    return known;
  }
}
