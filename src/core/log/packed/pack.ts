import { ColumnRows } from '../columns/column-rows.ts';
import { tableOf } from '../finish.ts';
import type { Log } from '../log.ts';
import { columnsOfRows } from './columns-of-rows.ts';
import { packColumns } from './pack-columns.ts';
import type { PackedLog } from './packed-log.ts';
import type { RoomForRows } from './room-for-rows.ts';

/** A log, read or opened, as data. Of the log's memory it shares the table of its strings. */
export function packLog(log: Log): PackedLog {
  const packed = packInPlace(log);
  const { order, dictionary } = packed.strings;
  return { ...packed, words: packed.words.slice(), strings: { order: order.slice(), dictionary } };
}

/** The same in what `room` gives: for somebody who copies it at once. */
export function packInPlace(log: Log, room?: RoomForRows): PackedLog {
  const { rows, layerLists, header } = tableOf(log);
  const columns = rows instanceof ColumnRows ? rows.columns : columnsOfRows(rows);
  const { words, strings } = packColumns(columns, room);
  return {
    format: log.format,
    textLength: log.textLength,
    count: rows.count,
    words,
    strings,
    layerLists,
    header,
    notEvents: log.notEvents,
    unreadable: log.unreadable,
    problems: log.problems,
  };
}
