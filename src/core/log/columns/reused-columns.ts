import { newColumns, type Columns } from './columns.ts';
import { StringTable } from './strings.ts';

/** Columns with room for more events than this are not kept: few logs have so many. */
const MOST_KEPT = 1 << 14;

/** Logs of one case mostly name the same. With more strings than this, or more bytes of them, the table is begun anew. */
const MOST_STRINGS = 1 << 16;
const MOST_BYTES = 1 << 22;

/** Makes a table for the strings of many logs, which may take the place of one that nobody uses any more. */
type NewStrings = (before?: StringTable) => StringTable;

/**
 * Gives columns without events, mostly the same ones again: for somebody who reads many logs and is done with one
 * when asking for the next one's columns. In their table are the strings of the logs before, mostly: so what is known of
 * a string by its number is known of it in the next log, too, while the table is the same.
 */
export function reusedColumns(newStrings: NewStrings = () => new StringTable()): () => Columns {
  let columns = newColumns(undefined, newStrings());
  return () => {
    const { strings } = columns;
    const isFull = strings.size > MOST_STRINGS || strings.bytes > MOST_BYTES;
    const table = isFull ? newStrings(strings) : strings;
    if (columns.offset.length > MOST_KEPT) columns = newColumns();
    // The numbers that are still in them are written over.
    columns.count = 0;
    columns.signatures = [];
    columns.strings = table;
    return columns;
  };
}
