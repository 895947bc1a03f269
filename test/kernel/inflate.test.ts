import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { BlockStart } from '../../src/core/log/inflater.ts';
import { crc32 } from '../../src/scan/gunzip/crc32.ts';
import { kernel } from './support/kernel.ts';
import { randomFrom } from './support/random.ts';

const random = randomFrom(7);
const RECORDS = Array.from({ length: 5000 }, (_, i) =>
  JSON.stringify({
    eventName: `Call${random.below(40)}`,
    eventID: random.below(2 ** 32).toString(16),
    number: i,
  }),
).join(',');
const NOISE = Buffer.from(Uint8Array.from({ length: 300_000 }, () => random.below(256)));
/** So many blocks are begun with. */
const MOST_TRIED = 40;
/** So much packed data is taken at once. */
const TAKEN = 1 << 16;
const NO_HISTORY = new Uint8Array();

interface Unpacked {
  readonly text: Buffer;
  /** Undefined where it was broken. */
  readonly end: number | undefined;
  readonly blocks: readonly {
    readonly from: BlockStart;
    readonly text: number;
    readonly history: Uint8Array;
  }[];
}

function unpack(
  packed: Uint8Array,
  from: BlockStart = { at: 0, bits: 0 },
  history: Uint8Array = NO_HISTORY,
): Unpacked {
  const parts: Uint8Array[] = [];
  const blocks = [];
  let length = 0;
  const pieces = kernel.inflate(readerOf(packed), from, history);
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return { text: Buffer.concat(parts), end: value, blocks };
    parts.push(value.bytes.slice());
    length += value.bytes.length;
    if (value.next) blocks.push({ from: value.next, text: length, history: value.history!().slice(-length) });
  }
}

function readerOf(packed: Uint8Array) {
  return (into: Uint8Array, position: number): number => {
    const bytes = packed.subarray(position, position + into.length);
    into.set(bytes);
    return bytes.length;
  };
}

/** All at once it is the same, with the checksum, where there is room for it. */
function checkAtOnce(bytes: Buffer, packed: Buffer): void {
  const into = Buffer.alloc(bytes.length + 1);
  const before = Buffer.concat([Buffer.from('before'), packed, Buffer.from('behind')]);
  const unpacked = kernel.unpack(before, 'before'.length, into)!;
  const { end, length, crc32: checksum } = unpacked;
  assert.deepEqual([end, length, checksum], ['before'.length + packed.length, bytes.length, crc32(bytes)]);
  assert.ok(into.subarray(0, length).equals(bytes));
  const inPlace = unpackInPlace(before, 'before'.length, length)!;
  assert.deepEqual({ crc32: checksum, ...inPlace }, { ...unpacked, text: bytes });
  if (length === 0) return;
  assert.equal(kernel.unpack(packed, 0, into.subarray(0, length - 1)), undefined);
  assert.equal(unpackInPlace(packed, 0, length - 1), undefined);
}

const strings = kernel.newStrings({ withRooms: true });
/** No more is written behind what is unpacked. */
const MOST_BEHIND = 512;
const BEHIND = Buffer.alloc(MOST_BEHIND * 2, 'behind');

/** In the kernel's own memory, with nothing copied. */
function unpackInPlace(packed: Uint8Array, at: number, length: number) {
  const file = kernel.roomBeside(strings, 'file')!.subarray(0, packed.length);
  file.set(packed);
  const text = kernel.roomBeside(strings, 'text')!.subarray(0, length + BEHIND.length);
  text.set(BEHIND, length);
  const unpacked = kernel.unpack(file, at, text.subarray(0, length));
  assert.ok(BEHIND.subarray(MOST_BEHIND).equals(text.subarray(length + MOST_BEHIND)));
  if (!unpacked) return undefined;
  const { crc32: checksum, ...rest } = unpacked;
  // Of a short text anybody works it out as fast.
  return {
    ...rest,
    ...(checksum !== undefined && { crc32: checksum }),
    text: Buffer.from(text.subarray(0, length)),
  };
}

/** Unpacks to the same as zlib, also from the beginning of each block on. */
function check(
  name: string,
  text: string | Buffer,
  options: Parameters<typeof deflateRawSync>[1] = {},
): void {
  test(name, () => {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes, options);
    const { text: whole, end, blocks } = unpack(Buffer.concat([packed, Buffer.from('behind')]));
    assert.ok(whole.equals(bytes));
    assert.equal(end, packed.length);
    checkAtOnce(bytes, packed);
    const step = Math.ceil(blocks.length / MOST_TRIED);
    for (const block of blocks.filter((_, number) => number % step === 0)) {
      const rest = unpack(packed, block.from, block.history);
      assert.ok(rest.text.equals(bytes.subarray(block.text)), `from ${block.text}`);
      assert.equal(rest.end, packed.length);
    }
  });
}

check('nothing', '');
check('a byte', 'a');
check('records', RECORDS);
for (const level of [0, 1, 6, 9]) check(`level ${level}`, RECORDS + RECORDS.slice(7), { level });
check('many small blocks', RECORDS, { memLevel: 1 });
check('a small window', RECORDS, { windowBits: 9 });
check('codes that are always the same', RECORDS, { strategy: constants.Z_FIXED });
check('no repetitions', RECORDS, { strategy: constants.Z_HUFFMAN_ONLY });
check('runs of one byte', RECORDS, { strategy: constants.Z_RLE });
check('what cannot be packed', NOISE);
check('one byte over and over', Buffer.alloc(3_000_000, 'x'));
for (let period = 2; period < 40; period++)
  check(`every ${period} bytes the same`, Buffer.alloc(5000, NOISE.subarray(0, period)));
check('noise between records', Buffer.concat([NOISE, Buffer.from(RECORDS), NOISE]), { memLevel: 2 });
check(
  'long codes',
  Buffer.from(
    Array.from({ length: 24 }, (_, i) => String.fromCharCode(97 + i).repeat(2 ** (i % 17))).join(''),
  ),
);

test('a block that ends where more input is taken', () => {
  const packed = deflateRawSync(RECORDS);
  const end = unpack(packed).blocks[0]!.from.at;
  for (let behind = 0; behind < 60; behind++) {
    const before = NOISE.subarray(0, TAKEN - STORED_HEADER - end - behind);
    const { text } = unpack(Buffer.concat([stored(before), packed]));
    assert.ok(text.equals(Buffer.concat([before, Buffer.from(RECORDS)])), `${behind} bytes behind it`);
  }
});

const STORED_HEADER = 5;

/** A block that is not packed. */
function stored(bytes: Buffer): Buffer {
  const header = Buffer.alloc(STORED_HEADER);
  header.writeUInt16LE(bytes.length, 1);
  header.writeUInt16LE(bytes.length ^ 0xffff, 3);
  return Buffer.concat([header, bytes]);
}

test('blocks that begin within a byte are met', () => {
  const { blocks } = unpack(deflateRawSync(RECORDS, { memLevel: 1 }));
  assert.ok(new Set(blocks.map(({ from }) => from.bits)).size > 4);
});

/** What zlib makes of it, as far as it goes; undefined where it finds fault. */
function byZlib(packed: Buffer): Buffer | undefined {
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 24 });
  } catch {
    return undefined;
  }
}

test('cut anywhere: all but a few bytes of what zlib unpacks', () => {
  for (const options of [{}, { level: 0 }, { strategy: constants.Z_FIXED }, { memLevel: 1 }]) {
    const packed = deflateRawSync(RECORDS.slice(0, 30_000), options);
    for (
      let length = 0;
      length < packed.length;
      length += length < 200 || length > packed.length - 50 ? 1 : 37
    ) {
      const { text, end } = unpack(packed.subarray(0, length));
      const expected = byZlib(packed.subarray(0, length))!;
      assert.equal(end, undefined, `${length} bytes`);
      assert.ok(text.equals(expected.subarray(0, text.length)), `${length} bytes`);
      assert.ok(expected.length - text.length <= 4, `${length} bytes`);
      assert.equal(unpackInPlace(packed.subarray(0, length), 0, expected.length), undefined);
    }
  }
});

test('damaged: whole where zlib takes it for whole, and then the same', () => {
  for (const options of [{}, { strategy: constants.Z_FIXED }, { memLevel: 1 }, { level: 1 }]) {
    const packed = deflateRawSync(RECORDS.slice(0, 3000), options);
    for (let tried = 0; tried < 3000; tried++) {
      const damaged = Buffer.from(packed);
      for (let changes = 1 + random.below(3); changes > 0; changes--)
        damaged[tried % 2 ? random.below(80) : random.below(damaged.length)]! ^= 1 << random.below(8);
      const { text, end } = unpack(damaged);
      const expected = byZlib(damaged);
      if (end !== undefined) assert.ok(expected && text.equals(expected), `try ${tried}`);
      else assert.ok(!expected || text.equals(expected.subarray(0, text.length)), `try ${tried}`);
      const inPlace = unpackInPlace(damaged, 0, text.length);
      assert.equal(inPlace?.end, end, `try ${tried}`);
      assert.ok(!inPlace || inPlace.text.equals(text), `try ${tried}`);
    }
  }
});
