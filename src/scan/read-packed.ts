import { factsOf } from '../core/analysis/log-facts.ts';
import { matchLogInSteps } from '../core/detect/match.ts';
import { packLog } from '../core/log/packed/pack.ts';
import { buffersOf } from '../core/log/packed/packed-log.ts';
import { isTooLargeToDraw } from './drawing.ts';
import type { Engine } from './engine.ts';
import type { FileToRead, PackedExport, PackedFile } from './packed-export.ts';
import { placesOfFound } from './place-table.ts';
import { isPlainLine } from './plain-line.ts';
import { readExportInSteps } from './read-export.ts';
import { sourceText } from './source-text.ts';

/** Reads a file and learns from it all that needs its text, in steps. Unpacking is one step. */
export function* readPackedInSteps(file: FileToRead, engine: Engine): Generator<void, PackedFile> {
  const { path, id, withText } = file;
  const read = yield* readExportInSteps(path, engine);
  if (read.kind === 'skipped') return read;
  const { log, toFileOffset, isPacked, bytes, problems } = read;
  const text = log.text.subarray();
  const isPlain = bytes === text.length && isPlainLine(text);
  const matches = yield* matchLogInSteps(id, log, engine.rules, engine.enrich);
  return {
    kind: 'read',
    path,
    isPacked,
    bytes,
    problems,
    log: packLog(log),
    matches,
    facts: factsOf(log),
    isPlainLine: isPlain,
    places: isPlain ? new Uint32Array() : placesOfFound(log, matches, sourceText(text, toFileOffset)),
    isTooLargeToDraw: isTooLargeToDraw(text),
    ...(withText && { text }),
  };
}

/** What is large enough to be a buffer of its own, not a part of one that Node shares out. */
const LEAST_TRANSFERRED = 1 << 16;

/** What of it to hand over to another thread instead of copying it. */
export function transferable({ log, places, text }: PackedExport): ArrayBuffer[] {
  const isWhole = text && text.length >= LEAST_TRANSFERRED;
  return [...buffersOf(log), places.buffer, ...(isWhole ? [text.buffer as ArrayBuffer] : [])];
}
