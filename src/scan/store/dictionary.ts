import type { Column } from './layout.ts';

/**
 * What the data of an index is spelled with; each stands there once, so that reading makes it once. As columns: texts
 * as UTF-8 and where each begins; the lists of names that objects have as their members, for each its length and the
 * numbers of the texts; the code of lists and objects that recur and where each begins.
 */
export class Dictionary {
  readonly #arena: Buffer;
  readonly #starts: Uint32Array;
  readonly #texts: (string | undefined)[] = [];
  readonly #templates: readonly object[];
  readonly #names: readonly (readonly string[])[];
  /** Of the lists and objects that recur. */
  readonly code: Uint8Array;
  readonly #codeStarts: Uint32Array;
  /** Those that were read already, by their numbers. */
  readonly shared: unknown[] = [];

  private constructor({ arena, starts, shapes, code, codeStarts }: DictionaryColumns) {
    this.#arena = Buffer.from(arena.buffer, arena.byteOffset, arena.length);
    this.#starts = starts;
    this.#names = this.#namesOf(shapes);
    this.#templates = this.#names.map(templateOf);
    this.code = code;
    this.#codeStarts = codeStarts;
  }

  /** Undefined where the columns hold none. */
  static of([arena, starts, shapes, code, codeStarts]: readonly Column[]): Dictionary | undefined {
    if (!(arena instanceof Uint8Array) || !(starts instanceof Uint32Array)) return undefined;
    if (!(shapes instanceof Uint32Array)) return undefined;
    if (!(code instanceof Uint8Array) || !(codeStarts instanceof Uint32Array)) return undefined;
    if (!areStarts(starts, arena.length) || !areStarts(codeStarts, code.length)) return undefined;
    try {
      return new Dictionary({ arena, starts, shapes, code, codeStarts });
    } catch {
      return undefined;
    }
  }

  /** Throws where there is no such text. */
  text(number: number): string {
    const known = this.#texts[number];
    if (known !== undefined) return known;
    if (number >= this.#starts.length - 1) throw new Error('no such text');
    return (this.#texts[number] = this.#arena.toString(
      'utf8',
      this.#starts[number],
      this.#starts[number + 1],
    ));
  }

  /** The names of an object's members. Throws where there is no such list. */
  names(shape: number): readonly string[] {
    const names = this.#names[shape];
    if (!names) throw new Error('no such names');
    return names;
  }

  /** A new object with members of these names. It takes less memory than one that gets them one by one. */
  object(shape: number): Record<string, unknown> {
    return { ...this.#templates[shape] };
  }

  /** Where the code of a list or object begins. Throws where there is none. */
  codeStart(number: number): number {
    const start = this.#codeStarts[number];
    if (start === undefined) throw new Error('no such list or object');
    return start;
  }

  #namesOf(shapes: Uint32Array): string[][] {
    const lists: string[][] = [];
    for (let at = 0; at < shapes.length;) {
      const end = at + 1 + shapes[at]!;
      if (end > shapes.length) throw new Error('names that are cut off');
      lists.push(Array.from(shapes.subarray(at + 1, end), (number) => this.text(number)));
      at = end;
    }
    return lists;
  }
}

interface DictionaryColumns {
  readonly arena: Uint8Array;
  readonly starts: Uint32Array;
  readonly shapes: Uint32Array;
  readonly code: Uint8Array;
  readonly codeStarts: Uint32Array;
}

export const DICTIONARY_COLUMNS = 5;

/** A log may hold a member called `__proto__`: it is one like any other here. */
function templateOf(names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

/** True where each start is not before the one before it, and the last is the end. */
export function areStarts(starts: Uint32Array, end: number): boolean {
  if (starts.length === 0 || starts[0] !== 0 || starts.at(-1) !== end) return false;
  for (let index = 1; index < starts.length; index++) if (starts[index]! < starts[index - 1]!) return false;
  return true;
}
