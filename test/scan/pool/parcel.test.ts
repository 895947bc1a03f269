import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIST } from '../../../scripts/lib/paths.ts';
import { loadEngine } from '../../../src/cli/engine.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import type { PackedExport } from '../../../src/scan/packed-export.ts';
import { ParcelWriter, unpacked } from '../../../src/scan/pool/parcel.ts';
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

/** Sends what is read of files with these contents to nobody, and takes it out again. */
function check(read: readonly PackedExport[]): void {
  const writer = new ParcelWriter();
  for (const file of read) writer.add(file);
  const { parcel, transferred } = writer.parcel();
  const sent = structuredClone(parcel, { transfer: transferred });
  const files = read.map(({ path, bytes, matches }) => ({ path, id: matches.log, size: bytes }));
  assert.deepEqual([...unpacked(sent, files)], read);
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
  const read = walk([folder]).files.flatMap((path) => {
    const file = inOneGo(readPackedInSteps({ path, id: `log of ${path}`, size: 0 }, engine));
    return file.kind === 'read' ? [file] : [];
  });
  assert.ok(read.length > 15, `${read.length} files`);
  for (const file of read) check([file]);
  check(read);
  check([...read, ...read].toReversed());
});
