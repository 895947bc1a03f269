import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIST } from '../../../scripts/lib/paths.ts';
import { loadEngine } from '../../../src/cli/engine.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import type { FileToRead, FileAlone } from '../../../src/scan/files/packed-export.ts';
import { packingToSend, readPackedInSteps } from '../../../src/scan/files/read-packed.ts';
import { exportOf, IMPORT } from '../../cli/support/records.ts';
import { mixedCase } from '../support/case.ts';
import { folderWith } from '../support/folder.ts';
import { plainFile } from '../support/plain-found.ts';
import { checkParcel } from './check-parcel.ts';
import { walk } from '../../../src/scan/walk.ts';

const { engine } = loadEngine(DIST, {
  rules: [],
  builtinRules: true,
  asn: undefined,
  placeholders: undefined,
});

const idOf = (path: string): string => `log of ${path}`;

test('whatever files hold comes out of a parcel as it was put in', (t) => {
  const untimed = { eventTime: undefined };
  const odd = { eventTime: '2026-11-04T10:01:00.5Z', eventID: 'no UUID' };
  const folder = folderWith(t, {
    ...mixedCase(),
    'told.json': exportOf({ ...IMPORT, eventSource: 'iam.amazonaws.com', eventName: 'ListUsers' }),
    'noted.json': exportOf({ ...IMPORT, eventSource: 'lightsail.amazonaws.com' }),
    'one.json': exportOf({ ...IMPORT, eventName: 'DescribeRegions' }),
    'untimed.json': exportOf({ ...IMPORT, ...untimed }),
    'odd.json': exportOf({ ...IMPORT, ...odd }, IMPORT),
    'none.json': '{"Records":[]}',
  });
  const files = walk([folder]).files.map((path) => ({ path, id: idOf(path), size: 0 }));
  const read = files.map((file) => inOneGo(readPackedInSteps(file, engine)));
  assert.ok(read.some(({ kind }) => kind === 'skipped'));
  assert.ok(read.some((file) => file.kind === 'read' && file.told));
  for (const file of read) checkParcel([file]);
  checkParcel(read);
  checkParcel([...read, ...read].toReversed());
  const withText = [...read.entries()].map(([index, file]) => {
    const text = new Uint8Array(index % 4 === 0 ? 100 : 70_000).fill(index);
    return file.kind === 'read' && index % 2 === 0 ? { ...file, text } : file;
  });
  checkParcel(withText);
  checkParcel(readAsThread([...files, ...files]));
});

test('a thread finds in files that it reads one after the other what is in each', (t) => {
  const folder = folderWith(t, mixedCase());
  const files = walk([folder]).files.map((path) => ({ path, id: idOf(path), size: 0 }));
  const twice = [...files, ...files.toReversed()];
  const expected = twice.map((file) => plainFile(inOneGo(readPackedInSteps(file, engine))));
  let index = 0;
  for (const file of readAsThread(twice)) assert.deepEqual(plainFile(file), expected[index++]);
});

/** Each is read into the memory of the one before. */
function* readAsThread(files: readonly FileToRead[]): Generator<FileAlone> {
  const packing = packingToSend(engine);
  for (const file of files) yield inOneGo(readPackedInSteps(file, engine, packing));
}
