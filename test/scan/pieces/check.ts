import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { DIST } from '../../../scripts/lib/paths.ts';
import { loadEngine } from '../../../src/cli/engine.ts';
import { TEXT_COLUMNS } from '../../../src/core/log/columns/columns.ts';
import { withTold } from '../../../src/core/detect/told/with-told.ts';
import { tableOf } from '../../../src/core/log/finish.ts';
import { openPacked } from '../../../src/core/log/packed/open.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import type { FileAlone, FileToRead, PackedFile } from '../../../src/scan/files/packed-export.ts';
import { PartedFile } from '../../../src/scan/pieces/parted-file.ts';
import { partingOf } from '../../../src/scan/pieces/parting.ts';
import { readPieceInSteps } from '../../../src/scan/pieces/read-piece.ts';
import { readPackedInSteps } from '../../../src/scan/files/read-packed.ts';
import { random } from '../../core/log/random.ts';
import { checkOutlines, checkSignatures } from '../../kernel/support/foreknown.ts';
import { plainFound } from '../support/plain-found.ts';
import { folderWith } from '../support/folder.ts';

const NUMBER_COLUMNS = ['offset', 'length', 'layers', 'shape'] as const;

export const ENGINE = loadEngine(DIST, {
  rules: [],
  builtinRules: true,
  withoutFamilies: [],
  asn: undefined,
  placeholders: undefined,
});

const MOST_BYTES = 2 ** 31;

/** Asserts that reading in pieces of so many bytes gives what reading as a whole gives. Returns how many pieces there were, 0 where it was odd. */
export function checkPieces(file: FileToRead, pieceBytes: number): number {
  const parting = partingOf(file.path, {
    pieceBytes,
    packedPieceBytes: pieceBytes,
    leastBytes: 1,
    leastPackedBytes: 1,
    mostBytes: MOST_BYTES,
  });
  if (!parting) return 0;
  const parted = new PartedFile(file, parting, () => new StringTable());
  const pick = random(pieceBytes);
  let pieces = 0;
  for (let missing; (missing = parted.missing()).length > 0;) {
    // They come in any order.
    const piece = missing[pick(missing.length)]!;
    const hasMore = parted.take(inOneGo(readPieceInSteps(file.path, file.id, piece, ENGINE.engine)));
    const known = new Set(missing.map(({ from, to }) => `${from} ${to}`));
    const isNew = parted.missing().some(({ from, to }) => !known.has(`${from} ${to}`));
    assert.ok(hasMore || !isNew, 'what is to be read again is told');
    pieces++;
  }
  if (parted.isOdd) return 0;
  const joined = inOneGo(parted.join());
  assert.deepEqual(plain(joined), plain(readWhole(file)), `pieces of ${pieceBytes} bytes`);
  assert.equal(joined.kind, 'read');
  const log = openPacked(joined.log, new StringTable(), () => readFileSync(file.path));
  checkOutlines(log);
  checkSignatures(log);
  return pieces;
}

export function readWhole(file: FileToRead): FileAlone {
  return inOneGo(readPackedInSteps(file, ENGINE.engine));
}

/** The same whatever numbers its strings have, wherever it can be unpacked from, whether columns tell a match or not, without what is not known of every record. */
export function plain(file: PackedFile): unknown {
  if (file.kind === 'skipped') return file;
  assert.ok(!('of' in file.log), 'it was read alone');
  const { seek: _seek, told, ...read } = file;
  const { strings: _numbered, words: _hints, ...log } = file.log;
  const opened = openPacked(file.log, new StringTable(), () => new Uint8Array());
  const { rows } = tableOf(opened);
  const plainRows = Array.from({ length: log.count }, (_, index) => [
    rows.time(index),
    ...NUMBER_COLUMNS.map((name) => rows.at(name, index)),
    ...TEXT_COLUMNS.filter((name) => name !== 'outline').map((name) => rows.text(name, index)),
  ]);
  const matches = withTold(opened, told, file.matches, ENGINE.engine.enrich.asn);
  return { ...read, ...plainFound({ ...read, matches }), log: { ...log, rows: plainRows } };
}

/** A file of its own with this content. */
export function fileWith(t: TestContext, content: string | Uint8Array, name = 'log.json'): FileToRead {
  const path = join(folderWith(t, { [name]: content }), name);
  return { path, id: path, size: Buffer.byteLength(content) };
}

/** Another content for the file. */
export function rewritten(file: FileToRead, content: string | Uint8Array): FileToRead {
  writeFileSync(file.path, content);
  return { ...file, size: Buffer.byteLength(content) };
}
