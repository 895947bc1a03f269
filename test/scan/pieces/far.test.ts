/** Files of more bytes than 32 bits can count, made up from small ones. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateLog } from '../../../bench/data/log.ts';
import { openPacked, sharedOf } from '../../../src/core/log/packed/open.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import type { FileToRead, PackedExport } from '../../../src/scan/files/packed-export.ts';
import { PieceJoiner } from '../../../src/scan/pieces/join-pieces.ts';
import { partingOf } from '../../../src/scan/pieces/parting.ts';
import type { PackedPiece } from '../../../src/scan/pieces/piece.ts';
import { readPieceInSteps } from '../../../src/scan/pieces/read-piece.ts';
import { placeIn } from '../../../src/scan/places/place-table.ts';
import { exportOf, IMPORT } from '../../cli/support/records.ts';
import { IDENTITY, indexOfFiles, reopen } from '../store/support.ts';
import { checkParcel } from '../pool/check-parcel.ts';
import { ENGINE, fileWith } from './check.ts';

const FAR = 3 * 2 ** 32;

test('places more than four gigabytes from the beginning', (t) => {
  const records = [generateLog(60_000, 'one-line', 1), exportOf(IMPORT)].flatMap(recordsIn);
  const lines = records.map((record) => `${JSON.stringify(record, null, 1)}\n`);
  const { path, size } = fileWith(t, lines.join(''));
  const file = { path, size, id: `file:///${path}` };
  const [first, ...others] = piecesOf(file);
  // What is joined is used up.
  const near = joined(file, [first!, ...others].map(copied));
  // As if so much white space stood between them.
  const grown = { ...first!.lines, bytes: first!.lines.bytes + FAR };
  const moved = others.map((piece) => ({ ...piece, start: piece.start + FAR, origin: piece.origin + FAR }));
  const far = joined(file, [{ ...first!, lines: grown }, ...moved]);

  const border = others[0]!.start;
  const movedOffset = (offset: number): number => (offset < border ? offset : offset + FAR);
  const strings = new StringTable();
  const [nearLog, farLog] = [near, far].map(({ log }) => openPacked(log, strings, () => new Uint8Array()));
  const spans = nearLog!.events.map(({ span }) => ({ ...span, offset: movedOffset(span.offset) }));
  assert.deepEqual(
    farLog!.events.map(({ span }) => span),
    spans,
  );
  assert.equal(far.log.textLength, near.log.textLength + FAR);
  const found = near.matches.matches.map(({ event }) => event.span);
  assert.ok(found.some(({ offset }) => offset >= border));
  for (const span of found) {
    const { location, characters } = placeIn(near.places, span)!;
    assert.deepEqual(placeIn(far.places, { ...span, offset: movedOffset(span.offset) }), {
      location: { ...location, offset: movedOffset(span.offset) },
      characters,
    });
  }
  checkParcel([far]);
  const kept = { ...far, log: sharedOf(farLog!)! };
  const index = indexOfFiles([{ file: kept, identity: () => IDENTITY }], strings);
  const [stored] = reopen(index, [file.path])!.files;
  assert.ok(stored?.kind === 'read');
  assert.deepEqual([stored.log.words, stored.places], [kept.log.words, kept.places]);
});

function recordsIn(text: string): readonly object[] {
  return (JSON.parse(text) as { readonly Records: readonly object[] }).Records;
}

function piecesOf(file: FileToRead): PackedPiece[] {
  const { form, stamp } = partingOf(file.path, {
    pieceBytes: 1,
    packedPieceBytes: 1,
    leastBytes: 1,
    leastPackedBytes: 1,
    mostBytes: 2 ** 31,
  })!;
  const pieces: PackedPiece[] = [];
  for (let from = 0; from < stamp.size;) {
    const to = Math.min(from + 20_000, stamp.size);
    const range = { from, to, isExact: true, form, stamp, bytes: stamp.size };
    const piece = inOneGo(readPieceInSteps(file.path, file.id, range, ENGINE.engine));
    assert.ok(piece.kind === 'piece');
    pieces.push(piece);
    from = piece.next;
  }
  return pieces;
}

function copied({ log, ...piece }: PackedPiece): PackedPiece {
  const { order, dictionary } = log.strings;
  return {
    ...piece,
    log: { ...log, words: log.words.slice(), strings: { order: order.slice(), dictionary } },
  };
}

function joined(file: FileToRead, pieces: readonly PackedPiece[]): PackedExport {
  const joiner = new PieceJoiner(file, () => new StringTable());
  for (const piece of pieces) joiner.add(piece);
  return inOneGo(joiner.join());
}
