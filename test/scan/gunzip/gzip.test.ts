import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { gunzip } from '../../../src/scan/gunzip/gzip.ts';
import { kernel } from '../../kernel/support/kernel.ts';

const TEXT = Array.from({ length: 4000 }, (_, i) => JSON.stringify({ i, square: i * i })).join('\n');
const ONE = gzipSync(TEXT);
const TWO = gzipSync('second');

const CHECKSUMS = [
  ["zlib's checksum", undefined],
  ["the kernel's", kernel.crc32],
] as const;

/** What is read of a gzip file, and the problems with the offsets where they are told. */
function check(name: string, packed: Uint8Array, text: string, problems: readonly string[]): void {
  for (const [how, crc32] of CHECKSUMS) {
    test(`${name}, ${how}`, () => {
      const read = gunzip(packed, 1e9, crc32)!;
      assert.equal(Buffer.from(read.bytes).toString(), text);
      assert.deepEqual(
        read.problems.map(({ code, offset }) => `${code} ${offset}`),
        problems,
      );
    });
  }
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
check(
  'a damaged first member, then a whole one',
  Buffer.concat([ONE.subarray(0, 10), Buffer.from([7, 7, 7]), ONE.subarray(13), TWO]),
  'second',
  ['gzip-corrupt 0'],
);
check(
  'members with something else between them',
  Buffer.concat([TWO, Buffer.from('text'), ONE]),
  `second${TEXT}`,
  ['gzip-trailing 6'],
);
check(
  'zeros where the second member begins',
  Buffer.concat([TWO, Buffer.alloc(4), ONE.subarray(4), ONE]),
  `second${TEXT}`,
  ['gzip-trailing 6'],
);
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
  assert.equal(gunzip(ONE, 1000, kernel.crc32), undefined);
  assert.equal(gunzip(ONE.subarray(0, -4), 1000), undefined);
  assert.equal(gunzip(Buffer.concat([TWO, ONE]), 1000), undefined);
});

/** RFC 1952, 2.3.1: a header with all its optional fields before the data of `plain`. */
function withFields(
  plain: Uint8Array,
  flags: number,
  fields: readonly (readonly [flag: number, bytes: string])[],
): Uint8Array {
  const present = fields.filter(([flag]) => flags & flag).map(([, bytes]) => Buffer.from(bytes, 'latin1'));
  const header = Buffer.from(plain.subarray(0, 10));
  header[3] = flags;
  return Buffer.concat([header, ...present, plain.subarray(10)]);
}

const FIELDS = [
  [4, '\x05\0extra'],
  [8, 'name\0'],
  [16, 'comment\0'],
  [2, '\x12\x34'],
] as const;
for (let flags = 0; flags < 32; flags++) {
  check(`header flags ${flags}`, withFields(TWO, flags, FIELDS), 'second', []);
  check(`header flags ${flags} of a long text`, withFields(ONE, flags, FIELDS), TEXT, []);
}
check('a header that is cut', TWO.subarray(0, 5), '', ['gzip-truncated 0']);
check('a header whose extra field is cut', withFields(TWO, 4, [[4, '\xff\xff']]).subarray(0, 20), '', [
  'gzip-truncated 0',
]);

test('a length noted wrong does not keep it from being unpacked', () => {
  const packed = Buffer.from(ONE);
  for (const length of [0, 1, END - 1, END + 1, 2 ** 32 - 1]) {
    packed.writeUInt32LE(length, packed.length - 4);
    for (const [, crc32] of CHECKSUMS) {
      const { bytes, problems } = gunzip(packed, 1e9, crc32)!;
      assert.equal(Buffer.from(bytes).toString(), TEXT);
      assert.equal(problems[0]?.code, 'gzip-checksum');
    }
  }
});
