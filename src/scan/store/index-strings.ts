import { hideSessionTokensInText } from '../../core/enrich/redact.ts';
import type { StoredStrings, StringTable } from '../../core/log/columns/strings.ts';
import { areStarts } from './dictionary.ts';

/** So many strings are looked at in a step. */
const STEP = 2_000;

/** What may be a session token, or the name of one. */
const SUSPICIOUS = /token|YXdz|b3JpZ2lu|AQoEXAMPLE/i;

/** The strings of a table that the files of an index use, numbered anew: a table may have served other files, too. */
export class UsedStrings {
  readonly #table: StringTable;
  /** By the number in the table. Files that are read later have strings beyond its end. */
  readonly #numbers: Uint32Array;
  readonly #used: number[] = [];

  constructor(table: StringTable) {
    this.#table = table;
    this.#numbers = new Uint32Array(table.size);
  }

  /** The numbers here of strings by their numbers in the table. */
  numbersOf(shared: Uint16Array | Uint32Array): Uint16Array | Uint32Array {
    const numbers = Uint32Array.from(shared, (id) =>
      id === 0 ? 0 : (this.#numbers[id] ||= this.#used.push(id)),
    );
    return this.#used.length < 2 ** 16 ? Uint16Array.from(numbers) : numbers;
  }

  /** All of them, without session tokens. */
  *stored(): Generator<void, Omit<StoredStrings, 'count'>> {
    const hidden = new Map<number, Uint8Array>();
    const starts = new Uint32Array(this.#used.length + 2);
    for (const [index, id] of this.#used.entries()) {
      const bytes = this.#table.bytesOf(id);
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
      if (SUSPICIOUS.test(text)) hidden.set(id, new TextEncoder().encode(hideSessionTokensInText(text)));
      starts[index + 2] = starts[index + 1]! + (hidden.get(id) ?? bytes).length;
      if (index % STEP === 0) yield;
    }
    const arena = new Uint8Array(starts.at(-1)!);
    for (const [index, id] of this.#used.entries()) {
      arena.set(hidden.get(id) ?? this.#table.bytesOf(id), starts[index + 1]);
      if (index % STEP === 0) yield;
    }
    return { arena, starts };
  }
}

/** Adds the strings of an index to a table; returns the number there of each. Undefined where they are none. */
export function* internStrings(
  { arena, starts }: Omit<StoredStrings, 'count'>,
  table: StringTable,
): Generator<void, Uint32Array | undefined> {
  if (!areStarts(starts, arena.length) || starts[1] !== 0) return undefined;
  const count = starts.length - 1;
  const numbers = new Uint32Array(count);
  for (let first = 1; first < count; first += STEP) {
    // A numbering of its own, which begins with the 0 of no string.
    const part = starts.subarray(first - 1, first + STEP + 1);
    numbers.set(table.internAll({ count: part.length - 1, arena, starts: part }).subarray(1), first);
    yield;
  }
  return numbers;
}
