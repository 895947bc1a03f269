import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from '../../src/scan/gunzip/crc32.ts';
import { kernel } from './support/kernel.ts';
import { randomFrom } from './support/random.ts';

const random = randomFrom(1);
const BYTES = Uint8Array.from({ length: 300_000 }, () => random.below(256));

/** The same checksum as byte by byte, of the first so many bytes. */
function check(lengths: readonly number[]): void {
  for (const length of lengths) {
    test(`${length} bytes`, () => {
      const bytes = BYTES.subarray(0, length);
      assert.equal(kernel.crc32(bytes), crc32(bytes));
    });
  }
}

check([0, 1, 2, 3, 4, 5, 15, 16, 17, 1000]);
// As many as have to be left over, and where the first are taken away.
check([4017, 4018, 4019, 4095, 4096, 4097, 4099, 4100, 4101, 4104, 4117, 8000, 8192, 8193]);
// What was taken away is moved up.
check([16_383, 16_384, 16_385, 20_480, 20_481, 32_767, 32_768, 65_536, 200_001]);
// Pieces.
check([262_143, 262_144, 262_145, 266_239, 266_240, 266_244, 266_245, 300_000]);

test('any bit counts', () => {
  const expected = kernel.crc32(BYTES);
  for (let tried = 0; tried < 200; tried++) {
    const at = random.below(BYTES.length);
    const changed = BYTES.slice();
    changed[at]! ^= 1 << random.below(8);
    assert.notEqual(kernel.crc32(changed), expected, `byte ${at}`);
  }
});
