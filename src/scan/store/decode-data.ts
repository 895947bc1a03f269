import type { SpelledValues } from '../pool/plain-reader.ts';
import type { Dictionary } from './dictionary.ts';
import type { Column } from './layout.ts';
import {
  CONSTANTS,
  MOST_VALUES_A_BYTE,
  PIECE,
  SHARED_DEPTH,
  STEPPED_DEPTH,
  TAG,
  TAGS,
} from './plain-data.ts';

/** What `read` makes of data that was spelled (see `encodeSpelled`). Undefined where it throws, or the columns hold none. */
export function decodeSpelled<T>(
  columns: readonly Column[],
  dictionary: Dictionary,
  read: (values: Pick<SpelledValues, 'next' | 'nextOnce'>) => T,
): T | undefined {
  try {
    const reader = readerOf(columns, dictionary);
    return reader && read({ next: () => reader.read(), nextOnce: () => reader.read() as string | undefined });
  } catch {
    return undefined;
  }
}

/**
 * The data that these columns hold, in steps; its typed arrays are the columns themselves. Nobody may change it: what recurs
 * is one object. Undefined where the columns hold none.
 */
export function* decodeDataInSteps(
  columns: readonly Column[],
  dictionary: Dictionary,
): Generator<void, unknown> {
  const reader = readerOf(columns, dictionary);
  if (!reader) return undefined;
  try {
    return yield* reader.readInSteps();
  } catch {
    return undefined;
  }
}

function readerOf(
  [code, numbers, ...arrays]: readonly Column[],
  dictionary: Dictionary,
): DataReader | undefined {
  if (!(code instanceof Uint8Array) || !(numbers instanceof Float64Array)) return undefined;
  return new DataReader(code, dictionary, 0, { numbers, arrays });
}

/** What only the data of a block has, and not what it shares with others. */
interface Own {
  readonly numbers: Float64Array;
  readonly arrays: readonly Column[];
}

/** A list of nothing: of each log there are some. */
const NONE: readonly never[] = [];
const NOTHING: Own = { numbers: new Float64Array(), arrays: [] };

class DataReader {
  readonly #code: Uint8Array;
  readonly #dictionary: Dictionary;
  readonly #own: Own;
  /** How deep in what is shared. */
  readonly #depth: number;
  /** The lists and objects that are read, in the order in which they ended, and how many values each is. */
  readonly #done: object[] = [];
  readonly #sizes: number[] = [];
  /** How many values were read so far, with what recurs counted each time. */
  #values = 0;
  #at: number;

  constructor(code: Uint8Array, dictionary: Dictionary, at: number, own: Own = NOTHING, depth = 0) {
    this.#code = code;
    this.#dictionary = dictionary;
    this.#own = own;
    this.#at = at;
    this.#depth = depth;
  }

  /** The next value in steps. Throws where the code is none. */
  *readInSteps(depth = 0): Generator<void, unknown> {
    if (!this.#isStepped(depth)) return this.read();
    const token = this.#next();
    const tag = token % TAGS;
    const payload = (token - tag) / TAGS;
    const before = this.#values++;
    const inner = depth + 1;
    if (tag === TAG.object) {
      const names = this.#dictionary.names(payload);
      const object = this.#dictionary.object(payload);
      for (const name of names)
        object[name] = this.#isStepped(inner) ? yield* this.readInSteps(inner) : this.read();
      return this.#end(object, before);
    }
    const list: unknown[] = [];
    for (let index = 0; index < payload; index++) {
      list.push(this.#isStepped(inner) ? yield* this.readInSteps(inner) : this.read());
      if (index % PIECE === PIECE - 1) yield;
    }
    return this.#end(list, before);
  }

  /** The same in one go. */
  read(): unknown {
    const token = this.#next();
    const tag = token % TAGS;
    const payload = (token - tag) / TAGS;
    const before = this.#values++;
    switch (tag) {
      case TAG.constant:
        return CONSTANTS[within(payload, CONSTANTS.length)];
      case TAG.whole:
        return payload;
      case TAG.number:
        return this.#own.numbers[within(payload, this.#own.numbers.length)];
      case TAG.text:
        return this.#dictionary.text(payload);
      case TAG.list:
        return this.#end(this.#readList(payload), before);
      case TAG.object:
        return this.#end(this.#readObject(payload), before);
      case TAG.column:
        return this.#own.arrays[within(payload, this.#own.arrays.length)];
      case TAG.shared:
        return this.#readShared(payload);
      case TAG.same:
        return this.#readAgain(within(payload, this.#done.length));
      default:
        throw new Error('no such value');
    }
  }

  #readList(length: number): readonly unknown[] {
    if (length === 0) return NONE;
    const list: unknown[] = [];
    for (let index = 0; index < length; index++) list.push(this.read());
    // As it grew it has room for more, mostly many times what is in it.
    return list.slice();
  }

  #readObject(shape: number): object {
    const names = this.#dictionary.names(shape);
    const object = this.#dictionary.object(shape);
    for (const name of names) object[name] = this.read();
    return object;
  }

  #readShared(number: number): unknown {
    const { shared, code } = this.#dictionary;
    if (this.#depth === SHARED_DEPTH) throw new Error('shared too deep');
    const start = this.#dictionary.codeStart(number);
    return (shared[number] ??= new DataReader(
      code,
      this.#dictionary,
      start,
      NOTHING,
      this.#depth + 1,
    ).read());
  }

  #readAgain(number: number): object {
    this.#values += this.#sizes[number]!;
    if (this.#values > this.#code.length * MOST_VALUES_A_BYTE) throw new Error('too much of the same');
    return this.#done[number]!;
  }

  #end<T extends object>(container: T, before: number): T {
    this.#done.push(container);
    this.#sizes.push(this.#values - before);
    return container;
  }

  /** True where a list or an object comes next that is read in steps; for others a generator would be most of the work. */
  #isStepped(depth: number): boolean {
    // The tag is in the lowest bits of a token, and these come first.
    const tag = this.#code[this.#at]! % TAGS;
    return depth < STEPPED_DEPTH && (tag === TAG.list || tag === TAG.object);
  }

  #next(): number {
    let token = 0;
    let factor = 1;
    for (;;) {
      const byte = this.#code[this.#at++];
      if (byte === undefined || factor > 2 ** 42) throw new Error('the code is cut off');
      if (byte < 128) return token + byte * factor;
      token += (byte - 128) * factor;
      factor *= 128;
    }
  }
}

function within(index: number, length: number): number {
  if (index >= length) throw new Error('no such element');
  return index;
}
