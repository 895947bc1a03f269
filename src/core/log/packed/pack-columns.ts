import { TEXT_COLUMNS, type Columns } from '../columns/columns.ts';
import type { PackedRowsOf } from './packed-log.ts';
import type { RoomForRows } from './room-for-rows.ts';
import { RowsWriter } from './rows-writer.ts';
import { packSignatures } from './signatures.ts';

/** The events of a log that was read. Words and order are views of what `room` gives, mostly. */
export function packColumns(columns: Columns, room?: RoomForRows): PackedRowsOf {
  const { count, strings } = columns;
  const writer = new RowsWriter(count, strings.size, room);
  writer.places(columns.offset, columns.length);
  writer.bytes('layers', columns.layers);
  writer.bytes('shape', columns.shape);
  writer.times(columns.time.subarray(0, count));
  for (const name of TEXT_COLUMNS) writer.text(name, columns[name]);
  if (hasIds(columns)) writeIds(columns, writer.ids());
  const { words, order } = writer.end(packSignatures(columns.signatures));
  return { words, strings: { order, dictionary: strings } };
}

function hasIds({ count, uuid0, uuid1, uuid2, uuid3 }: Columns): boolean {
  for (let index = 0; index < count; index++)
    if ((uuid0[index]! | uuid1[index]! | uuid2[index]! | uuid3[index]!) !== 0) return true;
  return false;
}

function writeIds({ count, uuid0, uuid1, uuid2, uuid3 }: Columns, words: Uint32Array): void {
  for (let index = 0; index < count; index++) {
    words[index * 4] = uuid0[index]!;
    words[index * 4 + 1] = uuid1[index]!;
    words[index * 4 + 2] = uuid2[index]!;
    words[index * 4 + 3] = uuid3[index]!;
  }
}
