import assert from 'node:assert/strict';
import test from 'node:test';
import { count, size } from '../../src/extension/words.ts';

test('counts are said with their noun', () => {
  assert.equal(count(1, 'file'), '1 file');
  assert.equal(count(0, 'file'), '0 files');
  assert.equal(count(12_345, 'file'), '12,345 files');
});

test('sizes have two or three digits and the unit that fits', () => {
  for (const [bytes, expected] of [
    [0, '0 KB'],
    [1, '0 KB'],
    [1_234, '1.2 KB'],
    [56_789, '57 KB'],
    [999_600, '1 MB'],
    [1_234_567, '1.2 MB'],
    [2_500_000_000, '2.5 GB'],
    [3_000_000_000_000_000, '3,000 TB'],
  ] as const)
    assert.equal(size(bytes), expected);
});
