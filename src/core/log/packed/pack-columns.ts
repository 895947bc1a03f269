import { TEXT_COLUMNS } from '../columns.ts';
import type { Columns } from '../columns.ts';
import { narrow } from './narrow.ts';
import { NUMBER_COLUMNS } from './packed-log.ts';
import type { PackedColumn, PackedName, PackedParts } from './packed-log.ts';
import { packSignatures } from './signatures.ts';
import { packTimes } from './times.ts';

const NAMES: readonly PackedName[] = [...NUMBER_COLUMNS, ...TEXT_COLUMNS];

/** The events of a log that was read, whose strings are its own: they keep their numbers. */
export function packColumns(columns: Columns): PackedParts {
  const { count, strings, time } = columns;
  const packed = {} as Record<PackedName, PackedColumn>;
  for (const name of NAMES) packed[name] = narrow(asWords(columns[name], count), count);
  return {
    columns: packed,
    times: packTimes(time.slice(0, count)),
    eventIDs: packIds(columns),
    signatures: packSignatures(columns.signatures),
    strings: strings.stored(),
  };
}

/** The loops over columns are a few times as fast where all are of one kind. */
function asWords(numbers: Uint8Array | Uint32Array, count: number): Uint32Array {
  return numbers instanceof Uint32Array ? numbers : new Uint32Array(numbers.subarray(0, count));
}

/** Four bytes at a time: as in the kernel's memory, and on all machines that we run on, the first is the lowest. */
function packIds({ count, uuid0, uuid1, uuid2, uuid3 }: Columns): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(count * 4);
  let some = 0;
  for (let index = 0; index < count; index++) {
    const [a, b, c, d] = [uuid0[index]!, uuid1[index]!, uuid2[index]!, uuid3[index]!];
    words[index * 4] = a;
    words[index * 4 + 1] = b;
    words[index * 4 + 2] = c;
    words[index * 4 + 3] = d;
    some |= a | b | c | d;
  }
  return some === 0 ? new Uint8Array(0) : new Uint8Array(words.buffer);
}
