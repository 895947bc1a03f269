import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIST } from '../../../scripts/lib/paths.ts';
import { loadEngine } from '../../../src/cli/engine.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import type { PackedFile } from '../../../src/scan/packed-export.ts';
import { ParcelWriter, unpacked } from '../../../src/scan/pool/parcel.ts';
import { PlainReader } from '../../../src/scan/pool/plain-reader.ts';
import { PlainWriter } from '../../../src/scan/pool/plain-writer.ts';
import { readPackedInSteps } from '../../../src/scan/read-packed.ts';
import { exportOf, IMPORT } from '../../cli/support/records.ts';
import { mixedCase } from '../support/case.ts';
import { folderWith } from '../support/folder.ts';
import { walk } from '../../../src/scan/walk.ts';

const { engine } = loadEngine(DIST, {
  rules: [],
  builtinRules: true,
  asn: undefined,
  placeholders: undefined,
});

const plainWriter = new PlainWriter();
const plainReader = new PlainReader();

const idOf = (path: string): string => `log of ${path}`;

/** Sends what is read of files with these contents to nobody, and takes it out again. */
function check(read: readonly PackedFile[]): void {
  // What is transferred is gone.
  const expected = structuredClone(read);
  const writer = new ParcelWriter(plainWriter);
  for (const file of read) writer.add(file);
  const { parcel, transferred } = writer.parcel();
  const sent = structuredClone(parcel, { transfer: transferred });
  const files = read.map(({ path }) => ({ path, id: idOf(path), size: 0 }));
  assert.deepEqual([...unpacked(sent, files, plainReader)], expected);
}

test('whatever files hold comes out of a parcel as it was put in', (t) => {
  const untimed = { eventTime: undefined };
  const odd = { eventTime: '2026-11-04T10:01:00.5Z', eventID: 'no UUID' };
  const folder = folderWith(t, {
    ...mixedCase(),
    'one.json': exportOf({ ...IMPORT, eventName: 'DescribeRegions' }),
    'untimed.json': exportOf({ ...IMPORT, ...untimed }),
    'odd.json': exportOf({ ...IMPORT, ...odd }, IMPORT),
    'none.json': '{"Records":[]}',
  });
  const read = walk([folder]).files.map((path) =>
    inOneGo(readPackedInSteps({ path, id: idOf(path), size: 0 }, engine)),
  );
  assert.ok(read.some(({ kind }) => kind === 'skipped'));
  for (const file of read) check([file]);
  check(read);
  check([...read, ...read].toReversed());
  const withText = [...read.entries()].map(([index, file]) => {
    const text = new Uint8Array(index % 4 === 0 ? 100 : 70_000).fill(index);
    return file.kind === 'read' && index % 2 === 0 ? { ...file, text } : file;
  });
  check(withText);
});
