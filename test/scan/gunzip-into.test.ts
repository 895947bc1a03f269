import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { gunzipInto } from '../../src/scan/gunzip-into.ts';
import { gunzip } from '../../src/scan/gzip.ts';
import { kernel } from '../kernel/support/kernel.ts';
import { randomFrom } from '../kernel/support/random.ts';

const TEXT = Array.from({ length: 8000 }, (_, i) => JSON.stringify({ i, square: i * i })).join('\n');
const ONE = gzipSync(TEXT);

/** Undefined where it is left to zlib. */
function unpacked(packed: Uint8Array, limit = 1e9): string | undefined {
  return gunzipInto(packed, limit, kernel, (bytes) => Buffer.alloc(bytes))?.toString();
}

function withLength(length: number): Buffer {
  const packed = Buffer.from(ONE);
  packed.writeUInt32LE(length, packed.length - 4);
  return packed;
}

const LEVELS = [0, 1, 6, 9].map((level) => [`level ${level}`, gzipSync(TEXT, { level })] as const);
for (const [name, packed] of LEVELS) {
  test(`one member, ${name}`, () => assert.equal(unpacked(packed), TEXT));
}

test('a short text', () => assert.equal(unpacked(gzipSync('short')), 'short'));

test('texts of many lengths, whose checksum is worked out piece by piece', () => {
  const random = randomFrom(2);
  for (let run = 0; run < 200; run++) {
    const text = TEXT.slice(0, 1 + random.below(run < 100 ? 10_000 : TEXT.length));
    assert.equal(unpacked(gzipSync(text, { memLevel: 1 + random.below(9) })), text, `${text.length} bytes`);
  }
});

const OTHERS: readonly (readonly [name: string, packed: Uint8Array])[] = [
  ['nothing', gzipSync('')],
  ['two members', Buffer.concat([ONE, ONE])],
  ['padding behind it', Buffer.concat([ONE, Buffer.alloc(8)])],
  ['cut', ONE.subarray(0, -20)],
  ['cut inside the trailer', ONE.subarray(0, -2)],
  ['a wrong checksum', Buffer.from(ONE).fill(0, ONE.length - 8, ONE.length - 4)],
  ['one byte more than is noted', withLength(TEXT.length - 1)],
  ['one byte less', withLength(TEXT.length + 1)],
  ['far more noted than there can be', withLength(2 ** 31)],
  ['no gzip', Buffer.from(TEXT)],
];
for (const [name, packed] of OTHERS) {
  test(`left to zlib: ${name}`, () => assert.equal(unpacked(packed), undefined));
}

test('no more than the limit', () => {
  assert.equal(unpacked(ONE, TEXT.length), TEXT);
  assert.equal(unpacked(ONE, TEXT.length - 1), undefined);
});

test('what is damaged anywhere is left to zlib, unless zlib finds no fault', () => {
  const random = randomFrom(1);
  for (let run = 0; run < 300; run++) {
    const packed = Buffer.from(ONE);
    const at = random.below(packed.length);
    packed[at] = packed[at]! ^ (1 << random.below(8));
    const text = unpacked(packed);
    if (text === undefined) continue;
    const { bytes, problems } = gunzip(packed, 1e9)!;
    assert.deepEqual([text, problems], [Buffer.from(bytes).toString(), []], `byte ${at}`);
  }
});
