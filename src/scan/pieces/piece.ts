import type { LogFacts } from '../../core/analysis/facts/log-facts.ts';
import type { LogMatches } from '../../core/detect/finding.ts';
import type { ToldMatches } from '../../core/detect/told/told-matches.ts';
import type { PackedLog } from '../../core/log/packed/packed-log.ts';
import type { PlaceTable } from '../places/place-table.ts';
import type { FileStamp } from '../files/read-file.ts';
import type { SeekTable } from '../seekable/seek-table.ts';
import type { LineSums } from './line-sums.ts';
import type { ListForm } from './list-form.ts';

/** A piece of a file that is to be read on its own: the records that open in `[from, to)`, as far as can be guessed. */
export interface PieceToRead {
  readonly from: number;
  readonly to: number;
  /** A record is known to open at `from`; in the first piece the list does. */
  readonly isExact: boolean;
  readonly form: ListForm;
  /** What the file was when it was parted. */
  readonly stamp: FileStamp;
  /** Bytes of its text, in which all places count. */
  readonly bytes: number;
  /** Where its text can be unpacked from; undefined for a file that is its text. */
  readonly seek?: SeekTable;
}

/** What became of a piece. */
export type ReadPiece = PackedPiece | OddPiece;

/** A piece that may mean something else in the file than on its own, or of which neither end can be told. */
export interface OddPiece {
  readonly kind: 'odd piece';
  readonly path: string;
  /** Of `PieceToRead`. */
  readonly from: number;
  /** Where in the file its first record seems to open. */
  readonly start: number | undefined;
}

/**
 * A piece that was read as if its records were all there are, as plain data. Offsets count from the beginning of the text that was read for it.
 */
export interface PackedPiece {
  readonly kind: 'piece';
  readonly path: string;
  /** Of `PieceToRead`. */
  readonly from: number;
  /** Where in the file it begins, and where the next one does: the file's end for the last. */
  readonly start: number;
  readonly next: number;
  /** Where in the file the text that was read for it would begin; for the list is opened anew for each. */
  readonly origin: number;
  readonly log: PackedLog;
  /** All but those in `told`, see `withTold`. */
  readonly matches: LogMatches;
  readonly told: ToldMatches | undefined;
  readonly facts: LogFacts;
  /** The places in it count from `start`. */
  readonly places: PlaceTable;
  readonly lines: LineSums;
  /** Where in the file the first byte is that is no UTF-8. */
  readonly invalidAt: number | undefined;
}
