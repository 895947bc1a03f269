import assert from 'node:assert/strict';
import { appendFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { readExport, readExportInSteps } from '../../../src/scan/files/read-export.ts';
import { folderWith } from '../support/folder.ts';

/** What becomes of a file: how many events it has, or why it is skipped; then its problems with their offsets. */
function check(name: string, content: string | Uint8Array, expected: readonly string[]): void {
  test(name, (t) => {
    const file = readExport(join(folderWith(t, { file: content }), 'file'));
    const found =
      file.kind === 'skipped'
        ? [file.reason]
        : [
            `${file.log.events.length} events`,
            ...file.problems.map(({ code, offset }) => `${code} ${offset}`),
          ];
    assert.deepEqual(found, expected);
  });
}

const RECORD =
  '{"eventName":"CreateKeyPair","eventSource":"ec2.amazonaws.com","eventTime":"2024-05-01T10:00:00Z"}';
const EXPORT = `{"Records":[${RECORD}]}`;
const CUT = EXPORT.slice(0, 50);

check('an export', EXPORT, ['1 events']);
check('compressed', gzipSync(EXPORT), ['1 events']);
check('UTF-16: offsets are of the file', Buffer.from(`\ufeff${EXPORT} x`, 'utf16le'), [
  '1 events',
  'encoding 2',
  `skipped-text ${2 * (EXPORT.length + 2)}`,
]);
check('damaged in its packing and in its text', gzipSync(`${EXPORT}${CUT}`).subarray(0, -8), [
  '1 events',
  `gzip-truncated ${EXPORT.length + CUT.length}`,
  `cut-at-end ${EXPORT.length + CUT.length}`,
]);
check('empty', '', ['empty file']);
check('only white space', ' \n', ['nothing but white space']);
check('no CloudTrail', '{"a": 1}', ['no CloudTrail records in it']);
check('no text', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]), ['not text']);
check('.zip', Buffer.from('PK\u0003\u0004 and more'), ['.zip archive: unpack it first']);
check('.tar.gz', gzipSync(Buffer.concat([Buffer.alloc(257), Buffer.from('ustar'), Buffer.from(EXPORT)])), [
  '.tar archive: unpack it first',
]);

test('a file that cannot be read is skipped', () => {
  const file = readExport('no/such/file');
  assert.deepEqual(file, {
    kind: 'skipped',
    path: 'no/such/file',
    reason: 'there is no such file or folder',
    isUnreadable: true,
  });
});

check('a bomb', gzipSync(Buffer.alloc(2 ** 28 + 1)), ['unpacks to more than 250 times its size']);

test('what is larger than it may be is skipped and marked so', (t) => {
  const folder = folderWith(t, { plain: EXPORT, packed: gzipSync(EXPORT.repeat(9)) });
  for (const name of ['plain', 'packed']) {
    const file = inOneGo(readExportInSteps(join(folder, name), { limit: EXPORT.length - 1 }));
    assert.ok(file.kind === 'skipped' && file.isTooLarge, name);
  }
});

test('a file beyond 4 GiB is skipped with its reason', (t) => {
  const path = join(folderWith(t, { huge: EXPORT }), 'huge');
  truncateSync(path, 5 * 2 ** 30); // sparse
  const file = readExport(path);
  assert.ok(file.kind === 'skipped' && file.isTooLarge);
  assert.equal(file.reason, 'larger than 2 GiB');
});

test('a file is read as it is, whatever size it had before', (t) => {
  const path = join(folderWith(t, { file: EXPORT }), 'file');
  const expected = readExport(path);
  for (const size of [0, 1, EXPORT.length - 1, EXPORT.length, EXPORT.length + 1, 2 ** 23]) {
    const file = inOneGo(readExportInSteps(path, { size }));
    assert.ok(file.kind === 'read' && expected.kind === 'read');
    assert.deepEqual(file.log.text, expected.log.text, `${size}`);
  }
  assert.equal(inOneGo(readExportInSteps(path, { size: 0, limit: 1 })).kind, 'skipped');
});

test('a file that is written to while it is read is read, with a problem', (t) => {
  // What is read in one go stood there together.
  const path = join(folderWith(t, { file: EXPORT + ' '.repeat(2 ** 23) }), 'file');
  const steps = readExportInSteps(path, {});
  steps.next();
  appendFileSync(path, EXPORT);
  const file = inOneGo(steps);
  assert.ok(file.kind === 'read');
  assert.deepEqual(
    file.problems.map(({ code }) => code),
    ['file-changed'],
  );
});
