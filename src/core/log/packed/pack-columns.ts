import { TEXT_COLUMNS } from '../columns.ts';
import type { Columns } from '../columns.ts';
import { writeUuid } from '../event-ids.ts';
import { narrow } from './narrow.ts';
import { NUMBER_COLUMNS } from './packed-log.ts';
import type { PackedColumn, PackedName, PackedParts } from './packed-log.ts';
import { packTimes } from './times.ts';
import { UUID_BYTES } from './uuid.ts';

/** The events of a log that was read, whose strings are its own: they keep their numbers. */
export function packColumns(columns: Columns): PackedParts {
  const { count, strings, time } = columns;
  const packed = {} as Record<PackedName, PackedColumn>;
  for (const name of [...NUMBER_COLUMNS, ...TEXT_COLUMNS])
    packed[name] = narrow(columns[name].subarray(0, count));
  return {
    columns: packed,
    times: packTimes(time.slice(0, count)),
    eventIDs: packIds(columns),
    strings: strings.stored(),
  };
}

function packIds(columns: Columns): Uint8Array<ArrayBuffer> {
  const { count } = columns;
  const ids = new Uint8Array(count * UUID_BYTES);
  let some = false;
  for (let index = 0; index < count; index++) {
    if (writeUuid(columns, index, ids, index * UUID_BYTES)) some = true;
  }
  return some ? ids : new Uint8Array(0);
}
