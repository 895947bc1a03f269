import { newColumns, type Columns } from './columns.ts';
import { newRoomForStrings, StringTable, type RoomForStrings } from './strings.ts';

/** Columns with room for more events than this are not kept: few logs have so many. */
const MOST_KEPT = 1 << 14;

/**
 * Gives columns without events, mostly the same ones again: for somebody who reads many logs and is done with one
 * when asking for the next one's columns.
 */
export function reusedColumns(): () => Columns {
  let columns = newColumns();
  const room = reusedRoomForStrings();
  return () => {
    if (columns.offset.length > MOST_KEPT) columns = newColumns();
    // The numbers that are still in them are written over.
    columns.count = 0;
    columns.signatures = [];
    columns.strings = new StringTable(undefined, room);
    return columns;
  };
}

/** More than these are not kept, either. */
const MOST_BYTES = 1 << 20;
const MOST_STRINGS = 1 << 16;

/** Mostly the same room again: memory of its own for the strings of each log takes longer to find than to fill. */
function reusedRoomForStrings(): RoomForStrings {
  let kept = newRoomForStrings(0, 0);
  return (bytes, numbers) => {
    if (bytes > MOST_BYTES || numbers > MOST_STRINGS) return newRoomForStrings(bytes, numbers);
    const { arena, starts } = kept;
    if (bytes > arena.length || numbers > starts.length) {
      kept = newRoomForStrings(Math.max(2 * bytes, arena.length), Math.max(2 * numbers, starts.length));
    }
    return kept;
  };
}
