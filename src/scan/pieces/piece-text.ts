import { closeSync, fstatSync, openSync } from 'node:fs';
import type { Inflate } from '../../core/log/inflater.ts';
import { isSame, stampOf } from '../files/read-file.ts';
import { PackedText } from '../seekable/packed-text.ts';
import { plainText, type TextInFile } from '../texts/text-in-file.ts';
import { boundaryFrom } from './boundary.ts';
import type { PieceToRead } from './piece.ts';

/** The text of a piece, to be read as if it were a whole file. */
export interface PieceText {
  /** Where in the file the piece begins, and where the next one does: the file's end for the last. */
  readonly start: number;
  readonly next: number;
  readonly isLast: boolean;
  /** From its first record on, with all that stands before the next piece. */
  readonly bytes: Buffer;
  /** Where in the file `text` would begin. */
  readonly origin: number;
  /** Where its last record ends in `text`. */
  readonly end: number;
  /**
   * The same as a whole list. Of the first piece it is opened as it is there. It is closed over the beginning of the next piece, so
   * `bytes` are not what they were.
   */
  readonly text: () => Buffer;
}

/** So far behind a piece its end is looked for, one distance after the other. */
const AHEAD = [1 << 16, 1 << 20, 1 << 24];

/**
 * Reads the text of a piece into what `room` gives for so many bytes. Undefined where no record opens in it or its end
 * cannot be told, and where the file cannot be read or is no longer what it was.
 */
export function readPieceText(
  path: string,
  piece: PieceToRead,
  room: (bytes: number) => Buffer,
  inflate?: Inflate,
): PieceText | undefined {
  const text = textOf(piece, inflate);
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    for (const ahead of AHEAD) {
      if (!isSame(piece.stamp, stampOf(fstatSync(file)))) return undefined;
      const found = readFrom(text, file, piece, ahead, room);
      if (found !== 'farther') return found;
    }
    return undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function textOf({ seek, bytes }: PieceToRead, inflate: Inflate | undefined): TextInFile {
  if (!seek) return plainText(bytes);
  if (!inflate) throw new Error('what parted the file could unpack it');
  return new PackedText(seek, inflate);
}

function readFrom(
  text: TextInFile,
  file: number,
  { from, to, isExact, form, bytes }: PieceToRead,
  ahead: number,
  room: (bytes: number) => Buffer,
): PieceText | 'farther' | undefined {
  // The list is opened before the first record and closed behind the last.
  const before = form.opening.length;
  const wanted = Math.min(bytes, to + ahead) - from;
  const buffer = room(before + wanted + form.closing.length);
  if (text.read(file, buffer.subarray(before, before + wanted), from) < wanted) return undefined;
  const all = buffer.subarray(0, before + wanted);
  const limit = before + to - from;
  const first = isExact ? before : boundaryFrom(all, before, limit, form)?.next;
  if (first === undefined) return undefined;
  const boundary = to < bytes ? boundaryFrom(all, limit, all.length, form) : undefined;
  const isLast = boundary === undefined;
  if (isLast && from + wanted < bytes) return 'farther';
  const [end, next] = boundary ? [boundary.end, boundary.next] : [all.length, all.length];
  const opened = from === 0 ? first : first - before;
  return {
    start: from + first - before,
    next: from + next - before,
    isLast,
    bytes: all.subarray(first, next),
    origin: from + opened - before,
    end: end - opened,
    text: () => {
      if (from > 0) buffer.write(form.opening, opened, 'latin1');
      const closed = isLast ? end : end + buffer.write(form.closing, end, 'latin1');
      return buffer.subarray(opened, closed);
    },
  };
}
