import type { FileToRead, ReadResult } from '../files/packed-export.ts';
import type { SkippedFile } from '../files/read-text.ts';
import type { PartedFile } from './parted-file.ts';
import type { PieceToRead } from './piece.ts';

/** Reads pieces of a file, the last first, until the signal comes. */
export type PieceReader = (
  pieces: readonly FileToRead[],
  signal: AbortSignal,
  take: (read: ReadResult) => void,
) => Promise<void>;

/**
 * Reads the pieces of a file until none is missing, it turns out odd or the signal comes. Returns why it has to be
 * skipped, if it has.
 */
export async function readPieces(
  parted: PartedFile,
  file: FileToRead,
  signal: AbortSignal,
  read: PieceReader,
): Promise<SkippedFile | undefined> {
  const { path, id } = file;
  const underWay = new Set<PieceToRead['from']>();
  const readings: Promise<void>[] = [];
  let round = new AbortController();
  let skipped: SkippedFile | undefined;

  const readMissing = (): void => {
    const missing = parted.missing().filter(({ from }) => !underWay.has(from));
    if (missing.length === 0) return;
    for (const { from } of missing) underWay.add(from);
    const pieces = missing.map((piece) => ({ path, id, size: piece.to - piece.from, piece }));
    readings.push(read(pieces.toReversed(), AbortSignal.any([signal, round.signal]), take));
  };
  const take = (result: ReadResult): void => {
    if (result.kind === 'read') return;
    if (result.kind === 'skipped') {
      // It was a thread that could not go on, twice.
      skipped = result;
      round.abort();
      return;
    }
    underWay.delete(result.from);
    const wasDoubtful = parted.isDoubtful;
    // Of a huge file there are thousands: what is missing is asked for only when that is more.
    const hasMore = parted.take(result);
    if (parted.isOdd || (parted.isDoubtful && !wasDoubtful)) {
      // What is being read of it may be for nothing.
      round.abort();
      round = new AbortController();
      underWay.clear();
    }
    if (hasMore && !parted.isOdd) readMissing();
  };

  readMissing();
  for (let reading; (reading = readings.shift());) await reading;
  return skipped;
}
