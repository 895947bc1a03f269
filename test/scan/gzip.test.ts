import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { gunzip } from '../../src/scan/gzip.ts';

const TEXT = Array.from({ length: 2000 }, (_, i) => JSON.stringify({ i, square: i * i })).join('\n');
const ONE = gzipSync(TEXT);
const TWO = gzipSync('second');

/** What is read of a gzip file, and the problems with the offsets where they are told. */
function check(name: string, packed: Uint8Array, text: string, problems: readonly string[]): void {
  test(name, () => {
    const read = gunzip(packed, 1e9)!;
    assert.equal(Buffer.from(read.bytes).toString(), text);
    assert.deepEqual(
      read.problems.map(({ code, offset }) => `${code} ${offset}`),
      problems,
    );
  });
}

function changed(bytes: Uint8Array, index: number): Uint8Array {
  const copy = Buffer.from(bytes);
  copy[copy.length + index]! ^= 1;
  return copy;
}

const END = TEXT.length;
check('whole', ONE, TEXT, []);
check('several members', Buffer.concat([ONE, TWO]), `${TEXT}second`, []);
check('a wrong checksum', changed(ONE, -8), TEXT, [`gzip-checksum ${END}`]);
check('a wrong length', changed(ONE, -1), TEXT, [`gzip-checksum ${END}`]);
check('a wrong checksum, then a second member', Buffer.concat([changed(ONE, -8), TWO]), `${TEXT}second`, [
  `gzip-checksum ${END}`,
]);
check('cut inside the trailer', ONE.subarray(0, -4), TEXT, [`gzip-truncated ${END}`]);
check('cut inside the second member', Buffer.concat([ONE, TWO.subarray(0, 8)]), TEXT, [
  `gzip-truncated ${END}`,
]);
check('a damaged second member', Buffer.concat([ONE, TWO.subarray(0, 10), Buffer.from([7, 7, 7])]), TEXT, [
  `gzip-corrupt ${END}`,
]);
check('something else behind it', Buffer.concat([ONE, Buffer.from('text')]), TEXT, [`gzip-trailing ${END}`]);
check('padding behind it', Buffer.concat([ONE, Buffer.alloc(512)]), TEXT, []);

test('cut in the middle: everything before is kept', () => {
  const { bytes, problems } = gunzip(ONE.subarray(0, ONE.length / 2), 1e9)!;
  assert.ok(bytes.length > END / 4);
  assert.ok(TEXT.startsWith(Buffer.from(bytes).toString()));
  assert.deepEqual(problems[0]?.offset, bytes.length);
});

test('more than the limit is not unpacked', () => {
  assert.equal(gunzip(ONE, 1000), undefined);
  assert.equal(gunzip(ONE.subarray(0, -4), 1000), undefined);
});
