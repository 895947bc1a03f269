import { isUtf8 } from 'node:buffer';
import { matchInPartsInSteps } from '../../core/detect/match.ts';
import { withTold } from '../../core/detect/told/with-told.ts';
import type { Columns } from '../../core/log/columns/columns.ts';
import { invalidUtf8 } from '../../core/log/encoding.ts';
import { packLog } from '../../core/log/packed/pack.ts';
import { readLogInSteps } from '../../core/log/read.ts';
import type { Span } from '../../core/log/span.ts';
import type { Engine } from '../engine.ts';
import { placesOfFound } from '../places/place-table.ts';
import { sourceText } from '../places/source-text.ts';
import { lineSums } from './line-sums.ts';
import type { PieceToRead, ReadPiece } from './piece.ts';
import { readPieceText } from './piece-text.ts';
import { isSound } from './sound.ts';
import type { Packing } from '../files/read-packed.ts';

/** What pieces are read into, unless one is just being read. */
let idle: Buffer | undefined;
/** Larger ones are given back. */
const LARGEST_KEPT = 1 << 26;

/**
 * Reads a piece of a file, in steps, and learns from it all that needs its text. It is odd where it may say something
 * else than in the whole file.
 */
export function* readPieceInSteps(
  path: string,
  id: string,
  piece: PieceToRead,
  engine: Engine,
  { columns, rooms }: Partial<Packing> = {},
): Generator<void, ReadPiece> {
  if (rooms) return yield* readInto(rooms.text, path, id, piece, engine, columns);
  let buffer = idle;
  idle = undefined;
  const room = (bytes: number): Buffer => {
    if (!buffer || buffer.length < bytes) buffer = Buffer.allocUnsafeSlow(bytes);
    return buffer.subarray(0, bytes);
  };
  try {
    return yield* readInto(room, path, id, piece, engine, columns);
  } finally {
    if (buffer && buffer.length <= LARGEST_KEPT) idle = buffer;
  }
}

function* readInto(
  room: (bytes: number) => Buffer,
  path: string,
  id: string,
  piece: PieceToRead,
  { scanner, rules, enrich, factsOf }: Engine,
  columns: (() => Columns) | undefined,
): Generator<void, ReadPiece> {
  const { from } = piece;
  const read = readPieceText(path, piece, room, scanner?.inflate);
  if (!read) return { kind: 'odd piece', path, from, start: undefined };
  yield;
  const { bytes, start, next, origin } = read;
  const source = sourceText(bytes);
  const lines = lineSums(bytes, source);
  const invalid = invalidUtf8(bytes, isUtf8);
  yield;
  const text = read.text();
  const log = yield* readLogInSteps(text, { scanner, columns: columns?.() });
  if (!isSound(log, text, read, piece)) return { kind: 'odd piece', path, from, start };
  const { told, others: matches } = yield* matchInPartsInSteps(id, log, rules, enrich);
  const inSource = ({ offset, length }: Span): Span => ({ offset: offset + origin - start, length });
  const places = { placeOf: (span: Span) => source.placeOf(inSource(span)) };
  return {
    kind: 'piece',
    path,
    from,
    start,
    next,
    origin,
    log: packLog(log),
    matches,
    told,
    facts: factsOf(log),
    places: lines.wide
      ? new Uint32Array()
      : placesOfFound(log, withTold(log, told, matches, enrich.asn), places),
    lines,
    invalidAt: invalid < 0 ? undefined : start + invalid,
  };
}
