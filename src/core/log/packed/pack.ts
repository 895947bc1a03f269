import { ColumnRows } from '../column-rows.ts';
import { tableOf } from '../finish.ts';
import type { Log } from '../log.ts';
import { packColumns } from './pack-columns.ts';
import { packRows } from './pack-rows.ts';
import type { PackedLog } from './packed-log.ts';
import { together } from './together.ts';

/** A log, read or opened, as plain data. It shares no memory with the log. */
export function packLog(log: Log): PackedLog {
  const packed = packInPlace(log);
  return { ...packed, ...together(packed) };
}

/** The same in parts that may be the log's own: for somebody who copies them at once. */
export function packInPlace(log: Log): PackedLog {
  const { rows, layerLists, header } = tableOf(log);
  const { columns, times, eventIDs, signatures, strings } =
    rows instanceof ColumnRows ? packColumns(rows.columns) : packRows(rows);
  return {
    format: log.format,
    textLength: log.textLength,
    count: rows.count,
    columns,
    times,
    eventIDs,
    signatures,
    strings,
    layerLists,
    header,
    notEvents: log.notEvents,
    unreadable: log.unreadable,
    problems: log.problems,
  };
}
