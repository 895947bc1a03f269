import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, encode } from '../../../src/core/log/bytes.ts';
import { parseUuid, uuidText } from '../../../src/core/log/packed/uuid.ts';

test('texts of every length around the one where the decoder changes', () => {
  for (let length = 0; length < 64; length++) {
    for (const text of ['a'.repeat(length), `${'b'.repeat(length)}é`, `\u{1f600}${'c'.repeat(length)}`]) {
      const bytes = encode(`<${text}>`);
      assert.equal(decode(bytes, 1, bytes.length - 1), text);
    }
  }
  assert.equal(decode(Uint8Array.of(0x61, 0xff, 0x62)), 'a\ufffdb');
  assert.equal(decode(encode('abc'), 2, 1), '');
});

test('ids are written as they were', () => {
  const bytes = new Uint8Array(32);
  for (const id of ['01234567-89ab-cdef-0123-456789abcdef', 'ffffffff-0000-4000-8000-00000000000a']) {
    assert.ok(parseUuid(encode(id), bytes, 16));
    assert.equal(uuidText(bytes, 16), id);
  }
  assert.equal(uuidText(bytes, 0), undefined);
});
