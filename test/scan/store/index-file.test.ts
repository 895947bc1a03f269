import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { inOneGo } from '../../../src/core/log/steps.ts';
import type { Column } from '../../../src/scan/store/layout.ts';
import { indexOf, readIndex } from '../../../src/scan/store/read-index.ts';
import { writeIndex } from '../../../src/scan/store/write-index.ts';
import { folderWith } from '../support/folder.ts';

const BLOCKS: readonly (readonly Column[])[] = [
  [],
  [7, NaN, -0.5],
  [Uint8Array.of(1, 2, 3), Uint16Array.of(4, 5), Uint32Array.of(6), Float64Array.of(NaN, 1.5)],
  [new Uint8Array(), new Uint8Array(3 << 20).fill(9), 2 ** 40],
];

test('what was written is read', (t) => {
  const path = join(folderWith(t, {}), 'a');
  assert.deepEqual(writtenAndRead(path), BLOCKS);
  assert.deepEqual(readdirSync(join(path, '..')), ['a']);
});

test('columns are views of what was read, not copies', (t) => {
  const path = join(folderWith(t, {}), 'a');
  writtenAndRead(path);
  const bytes = new Uint8Array(readFileSync(path));
  const [first] = indexOf(bytes)!.columns(2)!;
  assert.equal((first as Uint8Array).buffer, bytes.buffer);
});

test('writing that ends early leaves the index that was there, and nothing else', (t) => {
  const path = join(folderWith(t, { a: 'before' }), 'a');
  const writing = writeIndex(path, BLOCKS);
  writing.next();
  assert.equal(readdirSync(join(path, '..')).length, 2);
  writing.return();
  const failing = writeIndex(
    path,
    (function* () {
      yield [1];
      throw new Error('no more');
    })(),
  );
  assert.throws(() => inOneGo(failing), /no more/);
  assert.deepEqual(readdirSync(join(path, '..')), ['a']);
  assert.equal(readFileSync(path, 'utf8'), 'before');
});

test('an index that is not there, is cut off or is something else is none', (t) => {
  const folder = folderWith(t, { empty: '', text: 'CTINDEX\n'.repeat(99) });
  const path = join(folder, 'a');
  writtenAndRead(path);
  const bytes = readFileSync(path);
  for (const length of [1, 63, 64, 100, bytes.length - 1])
    writeFileSync(join(folder, `cut-${length}`), bytes.subarray(0, length));
  writeFileSync(join(folder, 'longer'), Buffer.concat([bytes, Buffer.alloc(8)]));
  const others = readdirSync(folder).filter((name) => name !== 'a');
  for (const name of [...others, 'missing', '.'])
    assert.equal(inOneGo(readIndex(join(folder, name))), undefined, name);
});

function writtenAndRead(path: string): unknown[] {
  inOneGo(writeIndex(path, BLOCKS));
  const index = inOneGo(readIndex(path))!;
  return Array.from({ length: index.count }, (_, block) => index.columns(block));
}
