import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { gunzipInto } from '../../../src/scan/gunzip/gunzip-into.ts';
import { ReusedRooms } from '../../../src/scan/files/reused-rooms.ts';
import { gunzip } from '../../../src/scan/gunzip/gzip.ts';
import { kernel } from '../../kernel/support/kernel.ts';
import { randomFrom } from '../../kernel/support/random.ts';

const TEXT = Array.from({ length: 8000 }, (_, i) => JSON.stringify({ i, square: i * i })).join('\n');
const LINE = `${TEXT.replaceAll('\n', ' ')}~`;
const ONE = gzipSync(TEXT);

/** Undefined where it is left to zlib. In the kernel's own rooms it is the same. */
function unpacked(packed: Uint8Array, limit = 1e9): string | undefined {
  const text = gunzipInto(packed, limit, kernel, (bytes) => Buffer.alloc(bytes))?.text;
  const file = ROOMS.file(packed.length);
  file.set(packed);
  const inPlace = gunzipInto(file, limit, kernel, ROOMS.text)?.text;
  assert.deepEqual(inPlace && Buffer.from(inPlace), text);
  return text?.toString();
}

const STRINGS = kernel.newStrings({ withRooms: true });
const ROOMS = new ReusedRooms((name) => kernel.roomBeside(STRINGS, name));

function withLength(length: number): Buffer {
  const packed = Buffer.from(ONE);
  packed.writeUInt32LE(length, packed.length - 4);
  return packed;
}

const LEVELS = [0, 1, 6, 9].map((level) => [`level ${level}`, gzipSync(TEXT, { level })] as const);
for (const [name, packed] of LEVELS) {
  test(`one member, ${name}`, () => assert.equal(unpacked(packed), TEXT));
}

/** Where bytes stand that are no printable ASCII; 'many' for more than 2048. */
function oddBytes(text: Uint8Array): readonly number[] | 'many' | undefined {
  const read = gunzipInto(gzipSync(text), 1e9, kernel, (bytes) => Buffer.alloc(bytes));
  return read && (read.odd ? [...read.odd] : 'many');
}

test('bytes that are no printable ASCII', () => {
  const random = randomFrom(3);
  for (let run = 0; run < 200; run++) {
    const text = Buffer.from(LINE.slice(0, 1 + random.below(run < 100 ? 200 : LINE.length)));
    const odd = Array.from({ length: random.below(20) }, () => random.below(text.length));
    for (const at of odd) text[at] = random.pick([0, 9, 10, 13, 31, 127, 128, 255]);
    const expected = [...new Set(odd)].filter((at) => text[at] !== 127).toSorted((a, b) => a - b);
    assert.deepEqual(oddBytes(text), expected);
  }
  const controls = Buffer.from(Uint8Array.from({ length: 2049 }, () => random.below(32)));
  assert.deepEqual(oddBytes(controls.subarray(1)), [...controls.subarray(1).keys()]);
  assert.equal(oddBytes(controls), 'many');
  assert.equal(oddBytes(Buffer.from(TEXT)), 'many');
});

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
