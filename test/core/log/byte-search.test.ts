import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offsetsOf } from '../../../src/core/log/byte-search.ts';

/** Compares with the platform's own search, which is not there in every place where the core runs. */
function check(text: string, needle: string): void {
  const expected = Array.from(text, (_, at) => at).filter(
    (at) => needle !== '' && text.startsWith(needle, at),
  );
  assert.deepEqual(offsetsOf(Buffer.from(text), Buffer.from(needle)), expected, `${needle} in ${text}`);
}

test('every place of a needle, overlapping ones too', () => {
  for (const text of ['', 'a', 'aaaa', 'abababa', 'xabcabdabc', 'mississippi']) {
    for (const needle of ['', 'a', 'aa', 'ab', 'aba', 'abc', 'issi', 'ssippi', 'mississippi!'])
      check(text, needle);
  }
});

test('random texts of few letters', () => {
  let seed = 1;
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  const letters = (length: number): string => Array.from({ length }, () => 'abc'[random(3)]).join('');
  for (let round = 0; round < 500; round++) check(letters(random(60)), letters(1 + random(5)));
});
