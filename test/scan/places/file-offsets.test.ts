import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { fileOffsetsOf } from '../../../src/scan/places/file-offsets.ts';
import { folderWith } from '../support/folder.ts';

const TEXT = '{"a":"ü","b":1}';
const BYTES = new TextEncoder().encode(TEXT);
const AT = BYTES.indexOf(0x62); // b

const FILES: Readonly<Record<string, readonly [Uint8Array, number]>> = {
  plain: [BYTES, AT],
  'with a mark': [Buffer.concat([Buffer.from('\ufeff'), BYTES]), AT + 3],
  'in UTF-16': [Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 2 + 2 * TEXT.indexOf('b')],
};

for (const [name, [bytes, offset]] of Object.entries(FILES)) {
  test(`an offset of a text is found in its file: ${name}`, (t) => {
    const folder = folderWith(t, { 'log.json': bytes });
    assert.equal(fileOffsetsOf(join(folder, 'log.json'), BYTES)?.(AT), offset);
  });
}

test('a file that holds another text, or none, is not asked', (t) => {
  const folder = folderWith(t, { 'log.json': '{}' });
  assert.equal(fileOffsetsOf(join(folder, 'log.json'), BYTES), undefined);
  assert.equal(fileOffsetsOf(join(folder, 'absent.json'), BYTES), undefined);
});
