import type { Columns } from '../columns/columns.ts';
import type { Inflate, Unpack } from '../inflater.ts';
import type { StringTable } from '../columns/strings.ts';

/**
 * Reads plain records faster than the walker does: a port, because what is fastest depends on where we run. A record is
 * plain when it is exactly what CloudTrail writes to S3; everything else stays the walker's, record by record, so that
 * the result is the same with a scanner and without.
 */
export interface Scanner {
  /** Takes up a text whose events go into `columns`, which have to be empty but for strings of other texts in a table made here. */
  begin(text: Uint8Array, columns: Columns): RecordScan;
  /** The checksum that gzip uses, faster than zlib works it out. */
  readonly crc32: (bytes: Uint8Array) => number;
  /** Unpacks from the middle, which zlib does not. */
  readonly inflate: Inflate;
  /** Unpacks all at once. */
  readonly unpack: Unpack;
  /**
   * A table for the strings of many logs, to which those of a log are added in a fraction of the time. It may take the place
   * of one made here before, which nobody may use any more. `withRooms` there are rooms beside it, and for strings so much that only hostile logs
   * have more: then `NoRoomForStrings` is thrown.
   */
  newStrings(options?: {
    readonly before?: StringTable | undefined;
    readonly withRooms?: boolean;
  }): StringTable;
  /**
   * A room beside the strings of a table that was made with rooms, the same as beside the one whose place it took. What is unpacked from one room
   * to another, and what is read there into columns with these strings, is not copied. Some bytes behind what is unpacked are written, too.
   */
  roomBeside(strings: StringTable, name: RoomName): Uint8Array<ArrayBuffer> | undefined;
}

/** For a file, for its text, and for texts that are read as one. */
export type RoomName = 'file' | 'text' | 'joined';

/** The scan of one text. */
export interface RecordScan {
  /**
   * Adds the plain records from `start` on, where an object opens: elements of an array, or records that stand on
   * their own. Goes on for a fraction of a millisecond; returns where the last of them ends, `start` if there is none.
   */
  read(start: number, isList: boolean): number;
  /** Leaves the strings with the columns' table. Nothing may be read afterwards. */
  end(): void;
}
