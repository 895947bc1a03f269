import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { placesIn } from '../../../src/scan/places/places.ts';
import { readExport } from '../../../src/scan/files/read-export.ts';
import { sourceText } from '../../../src/scan/places/source-text.ts';
import { folderWith } from '../support/folder.ts';

const TEXT = `{"eventName": "A", "eventSource": "s",\r\n "userAgent": "größe 😀", "awsRegion": "x"}`;

/** Where the region stands in TEXT, written in an encoding: its bytes in the file, its line and columns, its characters. */
function check(name: string, encoded: Uint8Array, bytes: { offset: number; length: number }): void {
  test(name, (t) => {
    const path = join(folderWith(t, { file: encoded }), 'file');
    const file = readExport(path);
    assert.equal(file.kind, 'read');
    if (file.kind !== 'read') return;
    const span = file.log.events[0]!.locate(['awsRegion'])!;
    const places = placesIn(() => sourceText(file.log.text.subarray(), file.toFileOffset));
    const column = ` "userAgent": "größe 😀", "awsRegion": "`.length + 1;
    assert.deepEqual(places.locate(path, span), {
      path,
      ...bytes,
      startLine: 2,
      startColumn: column,
      endLine: 2,
      endColumn: column + 1,
    });
    assert.deepEqual(places.characters(path, span), { offset: TEXT.indexOf('"x"') + 1, length: 1 });
  });
}

const before = TEXT.slice(0, TEXT.indexOf('"x"') + 1);
const utf8 = Buffer.byteLength(before);
check('UTF-8', Buffer.from(TEXT), { offset: utf8, length: 1 });
check('UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), { offset: utf8 + 3, length: 1 });
check('UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), { offset: 2 * before.length + 2, length: 2 });
