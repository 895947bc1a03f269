import type { PlainWriter } from '../pool/plain-writer.ts';
import { Code } from './code.ts';
import type { GrowingDictionary } from './growing-dictionary.ts';
import type { Column } from './layout.ts';
import { CONSTANTS, PIECE, STEPPED_DEPTH, TAG } from './plain-data.ts';

/** The columns of `data`, spelled with the dictionary. */
export function* encodeData(
  data: unknown,
  dictionary: GrowingDictionary,
): Generator<void, readonly Column[]> {
  const writer = new DataWriter(dictionary);
  yield* writer.writeInSteps(data, 0);
  return writer.columns();
}

/** Whoever spells data of a certain form by himself: see `scan/pool`. */
type Spell = (plain: Pick<PlainWriter, 'write' | 'writeOnce'>) => void;

/** The columns of what `spell` writes. */
export function encodeSpelled(spell: Spell, dictionary: GrowingDictionary): readonly Column[] {
  const writer = new DataWriter(dictionary);
  const write = (value: unknown): void => writer.write(value);
  // Also of what is written but once, session tokens are taken away by the dictionary.
  spell({ write, writeOnce: write });
  return writer.columns();
}

class DataWriter {
  readonly #dictionary: GrowingDictionary;
  readonly #code = new Code();
  readonly #numbers: number[] = [];
  readonly #arrays: Column[] = [];
  /** The lists and objects that are written, by the order in which they ended. */
  readonly #written = new Map<object, number>();

  constructor(dictionary: GrowingDictionary) {
    this.#dictionary = dictionary;
  }

  columns(): readonly Column[] {
    return [this.#code.bytes, Float64Array.from(this.#numbers), ...this.#arrays];
  }

  *writeInSteps(value: unknown, depth: number): Generator<void, void> {
    if (depth >= STEPPED_DEPTH || !isContainer(value)) return this.write(value);
    if (!this.#open(value)) return;
    for (const [index, member] of membersOf(value).entries()) {
      yield* this.writeInSteps(member, depth + 1);
      if (index % PIECE === PIECE - 1) yield;
    }
    this.#close(value);
  }

  write(value: unknown): void {
    if (isContainer(value)) {
      if (!this.#open(value)) return;
      for (const member of membersOf(value)) this.write(member);
      this.#close(value);
    } else if (typeof value === 'string') this.#code.put(TAG.text, this.#dictionary.text(value));
    else if (typeof value === 'number') this.#writeNumber(value);
    else if (ArrayBuffer.isView(value))
      this.#code.put(TAG.column, this.#arrays.push(value as Uint8Array) - 1);
    else this.#code.put(TAG.constant, CONSTANTS.indexOf(value as null));
  }

  #writeNumber(value: number): void {
    const isWhole = Number.isInteger(value) && value >= 0 && value < 2 ** 32 && !Object.is(value, -0);
    if (isWhole) this.#code.put(TAG.whole, value);
    else this.#code.put(TAG.number, this.#numbers.push(value) - 1);
  }

  /** True where its members are to follow. */
  #open(value: object): boolean {
    const same = this.#written.get(value);
    const shared = same === undefined ? this.#dictionary.share(value) : undefined;
    if (same !== undefined) this.#code.put(TAG.same, same);
    else if (shared !== undefined) this.#code.put(TAG.shared, shared);
    else if (Array.isArray(value)) this.#code.put(TAG.list, value.length);
    else this.#code.put(TAG.object, this.#dictionary.shape(Object.keys(value)));
    return same === undefined && shared === undefined;
  }

  #close(value: object): void {
    this.#written.set(value, this.#written.size);
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}

function membersOf(value: object): unknown[] {
  return Array.isArray(value) ? value : Object.values(value);
}
