import { matchInPartsInSteps } from '../../core/detect/match.ts';
import { withTold } from '../../core/detect/told/with-told.ts';
import type { StringTable } from '../../core/log/columns/strings.ts';
import type { Columns } from '../../core/log/columns/columns.ts';
import type { PackedLog } from '../../core/log/packed/packed-log.ts';
import type { Log } from '../../core/log/log.ts';
import { NoRoomForStrings } from '../../core/log/kernel/pool.ts';
import { packInPlace, packLog } from '../../core/log/packed/pack.ts';
import { reusedRoomForRows } from '../../core/log/packed/room-for-rows.ts';
import { giveBack } from '../../core/log/packed/give-back.ts';
import { reusedColumns } from '../../core/log/columns/reused-columns.ts';
import { isTooLargeToDraw } from '../places/drawing.ts';
import type { Engine } from '../engine.ts';
import type { FileAlone, FileToRead, PackedExport, ReadAlone } from './packed-export.ts';
import { readPieceInSteps } from '../pieces/read-piece.ts';
import { NO_PLACES, placesOfFound } from '../places/place-table.ts';
import { wideCharactersOfLine } from '../places/one-line.ts';
import { ReusedRooms, type Rooms } from './reused-rooms.ts';
import { exportOfTextInSteps } from './read-export.ts';
import { readTextInSteps, type FileText } from './read-text.ts';
import { sourceText } from '../places/source-text.ts';

/** How logs are read and packed. */
export interface Packing {
  readonly pack: typeof packLog;
  /** Gives what to read into. Undefined for new columns. */
  readonly columns?: () => Columns;
  /** The same for texts; not for those that are wanted. */
  readonly rooms?: Rooms;
}

const TO_KEEP: Packing = { pack: packLog };

/** For somebody who is done with what was read of a file before the next is read: all share the same memory. */
export function packingToSend({ scanner }: Engine): Required<Packing> {
  const room = reusedRoomForRows();
  const pack = (log: Log): PackedLog => packInPlace(log, room);
  if (!scanner) return { pack, columns: reusedColumns(), rooms: new ReusedRooms() };
  let strings: StringTable;
  const newStrings = (before?: StringTable): StringTable =>
    (strings = scanner.newStrings({ before, withRooms: true }));
  return {
    pack,
    columns: reusedColumns(newStrings),
    rooms: new ReusedRooms((name) => scanner.roomBeside(strings, name)),
  };
}

/** Reads a file and learns from it all that needs its text, in steps. Unpacking is one step. */
export function* readPackedInSteps(
  file: FileToRead,
  engine: Engine,
  packing: Packing = TO_KEEP,
): Generator<void, FileAlone> {
  const { path, size, withText } = file;
  const rooms = withText ? undefined : packing.rooms;
  const text = yield* readTextInSteps(path, { size, kernel: engine.scanner, rooms });
  return text.kind === 'skipped' ? text : yield* packTextInSteps(file, text, engine, packing);
}

/** The same, of a file of which the text was read. */
export function* packTextInSteps(
  file: FileToRead,
  fileText: FileText,
  engine: Engine,
  { pack, columns, rooms: reused }: Packing,
): Generator<void, FileAlone> {
  const { path, id, withText } = file;
  const rooms = withText ? undefined : reused;
  const read = yield* exportOfTextInSteps(path, fileText, { scanner: engine.scanner, columns });
  if (read.kind === 'skipped') return read;
  const { log, toFileOffset, isPacked, bytes, isVerbatim, problems, odd } = read;
  const text = log.text.subarray();
  const wide = isVerbatim ? wideCharactersOfLine(text, odd) : undefined;
  const { told, others } = yield* matchInPartsInSteps(id, log, engine.rules, engine.enrich);
  const packed: PackedExport = {
    kind: 'read',
    path,
    isPacked,
    bytes,
    problems,
    log: pack(log),
    matches: others,
    facts: engine.factsOf(log),
    wide,
    places: wide
      ? NO_PLACES
      : placesOfFound(log, withTold(log, told, others, engine.enrich.asn), sourceText(text, toFileOffset)),
    isTooLargeToDraw: isTooLargeToDraw(text),
  };
  if (!withText && !rooms?.keeps(text.buffer)) free(text);
  // Hardly any small file has these: to leave them out of an object takes longer than all the rest of it.
  const isKept = withText && isVerbatim;
  return told || isKept ? { ...packed, ...(told && { told }), ...(isKept && { text }) } : packed;
}

/** What is not small enough to share its buffer with others. */
function free({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength > LEAST_FREED) giveBack(buffer);
}

/** Reads a file in the same way, or the piece of one that is wanted. */
export function* readInSteps(
  file: FileToRead,
  engine: Engine,
  packing?: Packing,
): Generator<void, ReadAlone> {
  try {
    return yield* readAnyInSteps(file, engine, packing);
  } catch (error) {
    if (!packing || !(error instanceof NoRoomForStrings)) throw error;
    return yield* readAnyInSteps(file, engine, undefined);
  }
}

function* readAnyInSteps(
  file: FileToRead,
  engine: Engine,
  packing: Packing | undefined,
): Generator<void, ReadAlone> {
  const { path, id, piece } = file;
  return yield* piece
    ? readPieceInSteps(path, id, piece, engine, packing)
    : readPackedInSteps(file, engine, packing);
}

/** What is large enough to be a buffer of its own, not a part of one that Node shares out. */
const LEAST_FREED = 1 << 16;
