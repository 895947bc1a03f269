import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Slabs } from '../../../../src/core/log/packed/slabs.ts';

function bytesOf(seed: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: (seed * 977) % 50_000 }, (_, at) => at + seed);
}

test('what is kept stays as it is, whatever else is kept', () => {
  const slabs = new Slabs();
  const kept = Array.from({ length: 100 }, (_, seed) => slabs.keep(bytesOf(seed)));
  for (const [seed, bytes] of kept.entries()) assert.deepEqual(bytes, bytesOf(seed));
});

test('few bytes share a buffer, and any numbers may stand where they begin', () => {
  const slabs = new Slabs();
  const [first, second] = [slabs.keep(new Uint8Array(3)), slabs.keep(new Uint8Array(5))];
  assert.equal(first.buffer, second.buffer);
  assert.equal(second.byteOffset % Float64Array.BYTES_PER_ELEMENT, 0);
  assert.ok(second.byteOffset >= first.byteOffset + 3);
});

test('numbers take two bytes each where that is enough', () => {
  const slabs = new Slabs();
  const check = (numbers: readonly number[], kind: typeof Uint16Array | typeof Uint32Array): void =>
    assert.deepEqual(slabs.keepNumbers(Uint32Array.from(numbers)), kind.from(numbers));
  check([], Uint16Array);
  check([0, 1, 65_535], Uint16Array);
  check([0, 1, 65_536], Uint32Array);
  check([2 ** 32 - 1, 7], Uint32Array);
});
