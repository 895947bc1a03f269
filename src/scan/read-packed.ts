import { factsOf } from '../core/analysis/log-facts.ts';
import { matchLogInSteps } from '../core/detect/match.ts';
import type { Log } from '../core/log/log.ts';
import { packLog } from '../core/log/packed/pack.ts';
import { giveBack } from '../core/log/packed/give-back.ts';
import type { PackedLog } from '../core/log/packed/packed-log.ts';
import { isTooLargeToDraw } from './drawing.ts';
import type { Engine } from './engine.ts';
import type { FileToRead, PackedExport, PackedFile, ReadResult } from './packed-export.ts';
import { readPieceInSteps } from './pieces/read-piece.ts';
import { placesOfFound } from './place-table.ts';
import { isPlainLine } from './plain-line.ts';
import { readExportInSteps } from './read-export.ts';
import { sourceText } from './source-text.ts';

/**
 * Reads a file and learns from it all that needs its text, in steps. Unpacking is one step. `pack` is for somebody who
 * sends the log on.
 */
export function* readPackedInSteps(
  file: FileToRead,
  engine: Engine,
  pack: (log: Log) => PackedLog = packLog,
): Generator<void, PackedFile> {
  const { path, id, withText } = file;
  const read = yield* readExportInSteps(path, engine);
  if (read.kind === 'skipped') return read;
  const { log, toFileOffset, isPacked, bytes, problems } = read;
  const text = log.text.subarray();
  const isPlain = bytes === text.length && isPlainLine(text);
  const matches = yield* matchLogInSteps(id, log, engine.rules, engine.enrich);
  const packed: PackedExport = {
    kind: 'read',
    path,
    isPacked,
    bytes,
    problems,
    log: pack(log),
    matches,
    facts: factsOf(log),
    isPlainLine: isPlain,
    places: isPlain ? new Uint32Array() : placesOfFound(log, matches, sourceText(text, toFileOffset)),
    isTooLargeToDraw: isTooLargeToDraw(text),
    ...(withText && { text }),
  };
  if (!withText) free(text);
  return packed;
}

/** What is not small enough to share its buffer with others. */
function free({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength > LEAST_FREED) giveBack(buffer);
}

/** Reads a file in the same way, or the piece of one that is wanted. */
export function* readInSteps(
  file: FileToRead,
  engine: Engine,
  pack?: (log: Log) => PackedLog,
): Generator<void, ReadResult> {
  const { path, id, piece } = file;
  return yield* piece ? readPieceInSteps(path, id, piece, engine) : readPackedInSteps(file, engine, pack);
}

/** What is large enough to be a buffer of its own, not a part of one that Node shares out. */
const LEAST_FREED = 1 << 16;
