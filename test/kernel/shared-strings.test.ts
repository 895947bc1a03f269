import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StringTable } from '../../src/core/log/columns/strings.ts';
import { kernel } from './support/kernel.ts';
import { randomFrom } from './support/random.ts';

/** A table that has these strings. */
function tableOf(texts: readonly string[], table = new StringTable()): StringTable {
  for (const text of texts) table.internText(text);
  return table;
}

/** Gives the strings of each log to a table in the kernel and to one without it: both say the same of all. */
function checkSame(logs: readonly (readonly string[])[]): void {
  const [shared, plain] = [kernel.newStrings(), new StringTable()];
  for (const log of logs) {
    const strings = tableOf(log).stored();
    assert.deepEqual(shared.internAll(strings), plain.internAll(strings));
    assert.equal(shared.size, plain.size);
  }
  for (let id = 0; id < plain.size; id++) {
    assert.equal(shared.text(id), plain.text(id));
    assert.equal(shared.beginningOf(id), plain.beginningOf(id));
  }
  for (const text of [...logs.flat(), 'not there', ''])
    assert.equal(shared.find(text), plain.find(text), text);
  for (const text of ['one more', ...logs.flat().slice(0, 10)])
    assert.equal(shared.internText(text), plain.internText(text));
  assert.deepEqual(shared.stored().arena, plain.stored().arena);
  assert.deepEqual(shared.stored().starts, plain.stored().starts);
}

test('strings that logs share are numbered in the kernel as they are without it', () => {
  checkSame([]);
  checkSame([[]]);
  checkSame([['a'], ['a', 'b'], ['b', 'a', 'ab']]);
  checkSame([
    ['é', '漢字', '😀'],
    ['漢', '字'],
  ]);
  checkSame([['x'.repeat(15), 'x'.repeat(16), 'x'.repeat(17), 'x'.repeat(70_000)], ['x'.repeat(70_000)]]);
});

test('so are many strings of many logs, which the table grows for', () => {
  const random = randomFrom(7);
  const text = (): string =>
    `arn:aws:iam::${random.below(40)}:user/${'x'.repeat(random.below(60))}${random.below(900)}`;
  checkSame(Array.from({ length: 20 }, () => Array.from({ length: random.below(1000) }, text)));
});

test('part of a numbering has the strings of that part', () => {
  const { arena, starts } = tableOf(['ab', 'c', 'def', 'g']).stored();
  // Numbers 2 and 3, after the 0 of no string.
  const part = { count: 3, arena, starts: starts.subarray(1, 5) };
  const table = tableOf(['def'], kernel.newStrings());
  assert.deepEqual([...table.internAll(part)], [0, 2, 1]);
  assert.deepEqual([table.text(1), table.text(2), table.size], ['def', 'c', 3]);
});
