import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { readShared, sharedBytes } from '../../../src/scan/pool/shared-bytes.ts';

const PATH = fileURLToPath(import.meta.url);

test('a file is read to where all threads can look', () => {
  const bytes = readShared(PATH);
  assert.ok(bytes.buffer instanceof SharedArrayBuffer);
  assert.deepEqual(Buffer.from(bytes), readFileSync(PATH));
  assert.equal(sharedBytes(bytes), bytes, 'and is not copied again');
});
