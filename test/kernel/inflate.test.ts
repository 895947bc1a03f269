import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { kernel } from './support/kernel.ts';
import { randomFrom, type Random } from './support/random.ts';

const STREAMS = Number(process.env['KERNEL_FUZZ'] ?? 500);
const SEED = Number(process.env['KERNEL_SEED'] ?? 1);

test(`${STREAMS} streams are inflated as zlib does it`, () => {
  for (let seed = SEED; seed < SEED + STREAMS; seed++) {
    const random = randomFrom(seed);
    const plain = plainBytes(random);
    const packed = deflateRawSync(plain, {
      level: random.below(10),
      strategy: random.pick([0, 0, 0, 1, 2, 3, 4]),
      memLevel: 1 + random.below(9),
    });
    // Something else stands before it and behind.
    const around = Buffer.concat([Buffer.alloc(7, 1), packed, Buffer.alloc(random.below(9), 0xff)]);
    const whole = kernel.inflate(around, 7, random.pick([0, plain.length, 2 * plain.length]), 1e9);
    assert.equal(whole.state, 'done', `seed ${seed}`);
    assert.equal(whole.end, 7 + packed.length, `seed ${seed}`);
    assert.ok(plain.equals(whole.bytes), `seed ${seed}`);
    assert.equal(whole.crc, crc32(plain), `seed ${seed}`);
    checkCut(plain, packed, random, seed);
    if (plain.length > 0) checkFull(plain, packed, random, seed);
    checkDamaged(packed, random, seed);
  }
});

/** Of a stream that is cut everything comes out that zlib gets out of it. */
function checkCut(plain: Buffer, packed: Buffer, random: Random, seed: number): void {
  const cut = packed.subarray(0, random.below(packed.length));
  const { state, bytes, end } = kernel.inflate(cut, 0, plain.length, 1e9);
  assert.equal(state, 'cut', `seed ${seed}`);
  assert.equal(end, cut.length, `seed ${seed}`);
  assert.ok(plain.subarray(0, bytes.length).equals(bytes), `seed ${seed}`);
  const expected = inflateRawSync(cut, { finishFlush: 2 });
  assert.ok(bytes.length >= expected.length, `seed ${seed}: ${bytes.length} of ${expected.length}`);
}

function checkFull(plain: Buffer, packed: Buffer, random: Random, seed: number): void {
  const limit = random.below(plain.length);
  const { state, bytes } = kernel.inflate(packed, 0, random.below(2) * plain.length, limit);
  assert.equal(state, 'full', `seed ${seed}`);
  assert.ok(plain.subarray(0, limit).equals(bytes), `seed ${seed}`);
}

/** What zlib refuses is refused, and what it takes is read alike. */
function checkDamaged(packed: Buffer, random: Random, seed: number): void {
  const damaged = Buffer.from(packed);
  for (let times = 1 + random.below(3); times > 0; times--)
    damaged[random.below(damaged.length)]! ^= 1 << random.below(8);
  const read = kernel.inflate(damaged, 0, 0, 1e7);
  const { bytes, state } = byZlib(damaged);
  if (bytes)
    assert.ok(bytes.equals(read.bytes), `seed ${seed}: ${bytes.length} and ${read.bytes.length} bytes`);
  // What is wrong with the very last symbol may be that it is cut.
  const isCutOff = state === 'corrupt' && read.state === 'cut' && read.end === damaged.length;
  if (!isCutOff) assert.equal(read.state, state, `seed ${seed}`);
}

function byZlib(packed: Buffer): { bytes?: Buffer; state: string } {
  try {
    return { bytes: inflateRawSync(packed, { maxOutputLength: 1e7 }), state: 'done' };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { state: code === 'Z_BUF_ERROR' ? 'cut' : code === 'ERR_BUFFER_TOO_LARGE' ? 'full' : 'corrupt' };
  }
}

function plainBytes(random: Random): Buffer {
  const bytes = Buffer.alloc(random.below(4) === 0 ? random.below(70_000) : random.below(3000));
  const kind = random.below(5);
  const text = '{"eventName":"abc"}';
  for (let i = 0; i < bytes.length; i++) {
    if (kind === 0) bytes[i] = random.below(256);
    else if (kind === 1) bytes[i] = 65 + random.below(3);
    else if (kind === 2)
      bytes[i] = i > 20 && random.below(5) ? bytes[i - 1 - random.below(20)]! : random.below(256);
    else if (kind === 3) bytes[i] = text.charCodeAt(i % text.length) + (random.below(50) === 0 ? 1 : 0);
  }
  return bytes;
}
