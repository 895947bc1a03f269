import { closeSync, fstatSync, openSync } from 'node:fs';
import { headOf, isUtf8Head } from '../files/plain-utf8.ts';
import { stampOf, type FileStamp } from '../files/read-file.ts';
import type { FileProblem } from '../files/file-problem.ts';
import type { SeekTable } from '../seekable/seek-table.ts';
import { listFormOf, type ListForm } from './list-form.ts';

/** How a file is parted to be read in pieces. */
export interface Parting {
  readonly form: ListForm;
  /** What the file is. */
  readonly stamp: FileStamp;
  /** Bytes of its text. */
  readonly bytes: number;
  /** Undefined for a file that is its text. */
  readonly packing?: Packing;
  /** A piece begins about so far behind the one before. */
  readonly pieceBytes: number;
  /** No more is read as one piece. */
  readonly mostBytes: number;
}

/** What is known of a compressed file. */
export interface Packing {
  /** Where its text can be unpacked from. */
  readonly seek: SeekTable;
  readonly problems: readonly FileProblem[];
}

/** How large pieces are, and which files have any. */
export interface PieceSizes {
  readonly pieceBytes: number;
  /** The same of compressed files: of each something before it is unpacked besides. */
  readonly packedPieceBytes: number;
  /** Smaller files are read whole. */
  readonly leastBytes: number;
  /** The same of compressed files, as they stand on disk: smaller ones unpack to no more than can be held. */
  readonly leastPackedBytes: number;
  readonly mostBytes: number;
}

export const PIECE_SIZES: PieceSizes = {
  pieceBytes: 1 << 21,
  packedPieceBytes: 1 << 23,
  leastBytes: 1 << 25,
  leastPackedBytes: 1 << 23,
  mostBytes: 2 ** 31 - 2 ** 16,
};

/** What is known of the events of a larger file would not fit into the memory that a case may take. */
export const LARGEST_TEXT = 2 ** 35;

/** How to read a file in pieces. Undefined for one that is small, compressed or anything but UTF-8 with records in a plain list. */
export function partingOf(path: string, sizes: PieceSizes = PIECE_SIZES): Parting | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const stamp = stampOf(fstatSync(file));
    if (stamp.size < sizes.leastBytes || stamp.size > LARGEST_TEXT) return undefined;
    const head = headOf(file);
    const form = isUtf8Head(head) ? listFormOf(head) : undefined;
    return (
      form && { form, stamp, bytes: stamp.size, pieceBytes: sizes.pieceBytes, mostBytes: sizes.mostBytes }
    );
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
