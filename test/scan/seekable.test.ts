import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import type { ReadBytes } from '../../src/core/log/inflater.ts';
import { inOneGo } from '../../src/core/log/steps.ts';
import { PackedText } from '../../src/scan/seekable/packed-text.ts';
import { survey } from '../../src/scan/seekable/survey.ts';
import { kernel } from '../kernel/support/kernel.ts';
import { randomFrom } from '../kernel/support/random.ts';

const random = randomFrom(3);
const TEXT = Buffer.from(
  Array.from({ length: 40_000 }, (_, i) =>
    JSON.stringify({ i, id: random.below(2 ** 32).toString(16) }),
  ).join('\n'),
);
const ONE = gzipSync(TEXT);
const TWO = gzipSync('second');
const APART = 20_000;

function readerOf(packed: Uint8Array): ReadBytes {
  return (into, position) => {
    const bytes = packed.subarray(position, position + into.length);
    into.set(bytes);
    return bytes.length;
  };
}

/** How much text is found, what is wrong, and that any stretch of the text is read as it is. */
function check(name: string, packed: Uint8Array, text: Buffer, damage: readonly string[] = []): void {
  test(name, () => {
    const surveyed = inOneGo(survey(readerOf(packed), kernel.inflate, 1e9, APART))!;
    assert.deepEqual(
      surveyed.damage.map(({ code, offset }) => `${code} ${offset}`),
      damage,
    );
    assert.equal(surveyed.table.length, text.length);
    const folder = mkdtempSync(join(tmpdir(), 'seekable-'));
    const path = join(folder, 'log.json.gz');
    writeFileSync(path, packed);
    const file = openSync(path, 'r');
    try {
      const reader = new PackedText(surveyed.table, kernel.inflate);
      for (let tried = 0; tried < 60; tried++) {
        const from = tried === 0 ? 0 : random.below(text.length + 10);
        const into = Buffer.alloc(random.below(tried % 3 ? 300_000 : 300));
        const expected = text.subarray(from, from + into.length);
        assert.equal(reader.read(file, into, from), expected.length, `from ${from}`);
        assert.ok(into.subarray(0, expected.length).equals(expected), `from ${from}`);
      }
    } finally {
      closeSync(file);
      rmSync(folder, { recursive: true });
    }
  });
}

const BOTH = Buffer.concat([TEXT, Buffer.from('second')]);
check('one member', ONE, TEXT);
check('several members', Buffer.concat([ONE, TWO, ONE]), Buffer.concat([BOTH, TEXT]));
check(
  'many members',
  Buffer.concat(Array.from({ length: 300 }, () => TWO)),
  Buffer.from('second'.repeat(300)),
);
check('blocks that are not packed', gzipSync(TEXT, { level: 0 }), TEXT);
check(
  'one block',
  gzipSync(TEXT.subarray(0, 200_000), { strategy: constants.Z_FIXED, memLevel: 9 }),
  TEXT.subarray(0, 200_000),
);
check('many small blocks', gzipSync(TEXT, { memLevel: 1 }), TEXT);
check('padding behind it', Buffer.concat([ONE, Buffer.alloc(600)]), TEXT);
check('something else behind it', Buffer.concat([ONE, Buffer.from('text')]), TEXT, [
  `gzip-trailing ${TEXT.length}`,
]);
check('a wrong checksum, then another member', Buffer.concat([withWrongSum(ONE), TWO]), BOTH, [
  `gzip-checksum ${TEXT.length}`,
]);
check('cut within the trailer', ONE.subarray(0, -4), TEXT, [`gzip-truncated ${TEXT.length}`]);
check('cut within a header', Buffer.concat([ONE, TWO.subarray(0, 5)]), TEXT, [
  `gzip-truncated ${TEXT.length}`,
]);

function withWrongSum(packed: Buffer): Buffer {
  const copy = Buffer.from(packed);
  copy[copy.length - 8]! ^= 1;
  return copy;
}

test('cut in the middle: everything before is kept', () => {
  const { table, damage } = inOneGo(survey(readerOf(ONE.subarray(0, ONE.length / 2)), kernel.inflate, 1e9))!;
  assert.deepEqual(damage, [{ code: 'gzip-truncated', offset: table.length }]);
  assert.ok(table.length > TEXT.length / 4);
});

test('more than the limit is not unpacked', () => {
  assert.equal(inOneGo(survey(readerOf(ONE), kernel.inflate, 1000)), undefined);
});
