import type { LogMatches } from '../../core/detect/finding.ts';
import type { PackedLog } from '../../core/log/packed/packed-log.ts';
import type { PackedPiece } from '../pieces/piece.ts';
import { foundIn, writeFound } from './found.ts';
import type { Spelled } from './spelling.ts';
import type { StringsToSend } from './strings.ts';
import type { Readers, Writers } from './wire.ts';

/** A piece of a file that was read, as a message to another thread. */
export interface PieceParcel {
  readonly kind: 'piece parcel';
  readonly piece: Omit<PackedPiece, 'log' | 'matches' | 'facts'>;
  readonly log: Omit<PackedLog, 'strings'>;
  readonly order: PackedLog['strings']['order'];
  readonly strings: StringsToSend;
  readonly times: Pick<LogMatches, 'log' | 'firstTime' | 'lastTime'>;
  readonly spelled: Spelled;
}

/** The message, and what of it to transfer. */
export function pieceParcel(
  { matches, facts, log: { strings, ...rows }, ...piece }: PackedPiece,
  { plain, strings: dictionary }: Writers,
): { readonly parcel: PieceParcel; readonly transferred: ArrayBuffer[] } {
  const { log, firstTime, lastTime } = matches;
  writeFound(plain, { matches, facts });
  const spelled = plain.message();
  const { order } = strings;
  return {
    parcel: {
      kind: 'piece parcel',
      piece,
      log: rows,
      order,
      strings: copied(dictionary.take(strings.dictionary)),
      times: { log, firstTime, lastTime },
      spelled,
    },
    transferred: [
      ...[rows.words.buffer, order.buffer, piece.places.buffer],
      ...[spelled.code.buffer, spelled.numbers.buffer],
      ...(piece.told ? [piece.told.numbers.buffer] : []),
    ],
  };
}

/** Without what else is in the memory that they are views of. */
function copied({ isAnew, arena, ends }: StringsToSend): StringsToSend {
  return { isAnew, arena: arena.slice(), ends: ends.slice() };
}

/** What was put in. */
export function pieceIn(parcel: PieceParcel, { plain, strings }: Readers): PackedPiece {
  const { piece, log, order, times, spelled } = parcel;
  const dictionary = strings.receive(parcel.strings);
  return {
    ...piece,
    log: { ...log, strings: { order, dictionary } },
    ...foundIn(plain.open(spelled), times),
  };
}
