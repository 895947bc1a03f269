import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitsOf, readBits, wordsFor, writeBits } from '../../../../src/core/log/packed/bits.ts';
import { random } from '../random.ts';

test('how many bits a number takes', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4, 255, 256, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1].map(bitsOf),
    [0, 1, 2, 2, 3, 8, 9, 31, 32, 32],
  );
});

test('numbers of any width are read as they were written, and nothing beside them changes', () => {
  const pick = random(1);
  for (let bits = 1; bits <= 32; bits++) {
    for (const count of [0, 1, 2, 31, 32, 33, 100]) {
      const numbers = Uint32Array.from({ length: count }, (_, index) =>
        index % 5 === 0 ? 2 ** bits - 1 : pick(2 ** bits),
      );
      const end = 3 + wordsFor(bits, count);
      const words = new Uint32Array(end + 2).fill(7);
      writeBits(numbers, count, bits, words, 3);
      const read = Array.from(numbers, (_, index) => readBits(words, 3, bits, index));
      assert.deepEqual(read, [...numbers], `${count} of ${bits} bits`);
      assert.deepEqual([...words.subarray(0, 3), ...words.subarray(end)], [7, 7, 7, 7, 7]);
    }
  }
});
