import type { LogMatches } from '../../core/detect/finding.ts';
import { buffersOf } from '../../core/log/packed/packed-log.ts';
import type { PackedPiece } from '../pieces/piece.ts';
import { foundIn, writeFound } from './found.ts';
import type { PlainReader } from './plain-reader.ts';
import type { PlainWriter } from './plain-writer.ts';
import type { Spelled } from './spelling.ts';

/** A piece of a file that was read, as a message to another thread. */
export interface PieceParcel {
  readonly kind: 'piece parcel';
  readonly piece: Omit<PackedPiece, 'matches' | 'facts'>;
  readonly times: Pick<LogMatches, 'log' | 'firstTime' | 'lastTime'>;
  readonly spelled: Spelled;
}

/** The message, and what of it to transfer. */
export function pieceParcel(
  { matches, facts, ...piece }: PackedPiece,
  plain: PlainWriter,
): { readonly parcel: PieceParcel; readonly transferred: ArrayBuffer[] } {
  const { log, firstTime, lastTime } = matches;
  writeFound(plain, { matches, facts });
  const spelled = plain.message();
  return {
    parcel: { kind: 'piece parcel', piece, times: { log, firstTime, lastTime }, spelled },
    transferred: [
      ...[...buffersOf(piece.log), piece.places.buffer],
      ...[spelled.code.buffer, spelled.numbers.buffer],
    ],
  };
}

/** What was put in. */
export function pieceIn({ piece, times, spelled }: PieceParcel, plain: PlainReader): PackedPiece {
  return { ...piece, ...foundIn(plain.open(spelled), times) };
}
