import { newColumns, type Columns } from './columns.ts';
import { StringTable } from './strings.ts';

/** Columns with room for more events than this are not kept: few logs have so many. */
const MOST_KEPT = 1 << 14;

/**
 * Gives columns without events, mostly the same ones again: for somebody who reads many logs and is done with one
 * when asking for the next one's columns.
 */
export function reusedColumns(): () => Columns {
  let columns = newColumns();
  return () => {
    if (columns.offset.length > MOST_KEPT) columns = newColumns();
    // The numbers that are still in them are written over.
    columns.count = 0;
    columns.signatures = [];
    columns.strings = new StringTable();
    return columns;
  };
}
