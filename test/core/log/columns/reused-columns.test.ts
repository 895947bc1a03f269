import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { decodeFile } from '../../../../src/core/log/encoding.ts';
import { packLog } from '../../../../src/core/log/packed/pack.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { reusedColumns } from '../../../../src/core/log/columns/reused-columns.ts';
import { kernel } from '../../../kernel/support/kernel.ts';
import { fixture } from '../check.ts';

const FIXTURES = readdirSync(new URL('../../../fixtures/log/', import.meta.url));
const MANY = Buffer.from(
  Array.from({ length: 40_000 }, (_, index) => `{"eventSource":"s","eventName":"n${index}"}`).join('\n'),
);

for (const [how, scanner] of [
  ['by the TypeScript reader', undefined],
  ['by the kernel', kernel],
] as const) {
  test(`what is read ${how} into columns that others were read into is the same`, () => {
    const texts = [...FIXTURES.map((name) => decodeFile(fixture(name)).text), MANY];
    const columns = reusedColumns();
    // Twice, and in the other order: each comes behind shorter and longer ones.
    for (const text of [...texts, ...texts.toReversed()]) {
      const reused = packLog(readLog(text, { scanner, columns: columns() }));
      assert.deepEqual(reused, packLog(readLog(text, { scanner })));
    }
  });
}

test('columns are kept until they have grown large', () => {
  const columns = reusedColumns();
  const first = columns();
  readLog(decodeFile(fixture('records.json')).text, { columns: first });
  assert.ok(first.count > 0);
  assert.equal(columns(), first);
  assert.equal(first.count, 0);
  readLog(MANY, { columns: first });
  assert.notEqual(columns(), first);
});
