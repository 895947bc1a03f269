import { TEXT_COLUMNS } from '../columns.ts';
import type { Rows } from '../rows.ts';
import type { StoredStrings } from '../strings.ts';
import { narrow } from './narrow.ts';
import { NUMBER_COLUMNS } from './packed-log.ts';
import type { PackedColumn, PackedName, PackedParts } from './packed-log.ts';
import { packSignatures } from './signatures.ts';
import { packTimes } from './times.ts';
import { UUID_BYTES } from './uuid.ts';

/** The events of an opened log, whose strings are among those of a whole case: they get numbers of their own. */
export function packRows(rows: Rows): PackedParts {
  const { eventIDs, has } = packIds(rows);
  const columns = {} as Record<PackedName, PackedColumn>;
  for (const name of NUMBER_COLUMNS) columns[name] = narrow(numbersOf(rows, name));
  const strings = new LocalStrings(rows);
  for (const name of TEXT_COLUMNS) {
    const numbers = numbersOf(rows, name);
    for (let index = 0; index < rows.count; index++) {
      numbers[index] = name === 'eventID' && has[index] ? 0 : strings.add(numbers[index]!);
    }
    columns[name] = narrow(numbers);
  }
  const times = packTimes(Float64Array.from({ length: rows.count }, (_, index) => rows.time(index)));
  const signatures = packSignatures(rows.signatures);
  return { columns, times, eventIDs, signatures, strings: strings.stored() };
}

function numbersOf(rows: Rows, name: PackedName): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(rows.count);
  for (let index = 0; index < rows.count; index++) numbers[index] = rows.at(name, index);
  return numbers;
}

/** The ids that are UUIDs, and which events have one. */
function packIds(rows: Rows): { eventIDs: Uint8Array<ArrayBuffer>; has: Uint8Array } {
  const ids = new Uint8Array(rows.count * UUID_BYTES);
  const has = new Uint8Array(rows.count);
  for (let index = 0; index < rows.count; index++) {
    const start = index * UUID_BYTES;
    if (rows.uuid(index, ids, start)) has[index] = 1;
    else ids.fill(0, start, start + UUID_BYTES);
  }
  return { eventIDs: has.includes(1) ? ids : new Uint8Array(0), has };
}

/** Numbers strings anew, in the order in which they are first used. */
class LocalStrings {
  readonly #rows: Rows;
  /** The new number of each of the log's own. */
  readonly #numbers: Uint32Array;
  readonly #used: number[] = [];
  #length = 0;

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#numbers = new Uint32Array(rows.numbers);
  }

  add(own: number): number {
    if (own === 0) return 0;
    const known = this.#numbers[own]!;
    if (known !== 0) return known;
    this.#length += this.#bytes(own).length;
    return (this.#numbers[own] = this.#used.push(own));
  }

  stored(): StoredStrings {
    const count = this.#used.length + 1;
    const size = (count + 1) * Uint32Array.BYTES_PER_ELEMENT;
    const buffer = new ArrayBuffer(size + this.#length);
    const starts = new Uint32Array(buffer, 0, count + 1);
    const arena = new Uint8Array(buffer, size);
    let end = 0;
    for (const [index, own] of this.#used.entries()) {
      const bytes = this.#bytes(own);
      starts[index + 1] = end;
      arena.set(bytes, end);
      end += bytes.length;
    }
    starts[count] = end;
    return { count, arena, starts };
  }

  #bytes(own: number): Uint8Array {
    return this.#rows.strings.bytesOf(this.#rows.stringOf(own));
  }
}
