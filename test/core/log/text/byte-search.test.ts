import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyWord, anyWordInAnyCase, offsetsOf } from '../../../../src/core/log/text/byte-search.ts';

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

/** Whether any of the words stands in the text, as they are and in any case. */
function checkWords(text: string, words: readonly string[]): void {
  const small = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const [bytes, needles] = [Buffer.from(text), words.map((word) => Buffer.from(word))];
  const what = `${words.join()} in ${text}`;
  assert.equal(
    anyWord(needles)(bytes),
    words.some((word) => text.includes(word)),
    what,
  );
  assert.equal(
    anyWordInAnyCase(needles)(bytes),
    words.some((word) => small.includes(word)),
    what,
  );
  // What stands around a part of a text is not looked at.
  const around = Buffer.from(`${words.join('')}${text}${words.join('')}`);
  const start = Buffer.from(words.join('')).length;
  for (const search of [anyWord(needles), anyWordInAnyCase(needles)])
    assert.equal(search(around, start, start + bytes.length), search(bytes), `${what} within more`);
}

test('any of some words', () => {
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  const letters = (length: number, of: string): string =>
    Array.from({ length }, () => of[random(of.length)]).join('');
  for (let round = 0; round < 500; round++) {
    const words = Array.from({ length: 1 + random(3) }, () => letters(1 + random(5), 'abc'));
    checkWords(letters(random(40), 'abcAB'), words);
    const long = words.map((word) => word + letters(3 + random(3), 'abc'));
    checkWords(`${letters(random(20), 'abcAB')}${long[0]}${letters(random(20), 'abcAB')}`, long);
    checkWords(letters(random(300), 'abAB'), [letters(4, 'ab'), ...long]);
  }
  checkWords('KEY-NAME', ['key-name']);
  checkWords('[EY-NAME', ['{ey-name']); // `[` and `{` differ like a capital and a small letter
  checkWords('abc', []);
  for (const end of ['', '-']) checkWords(`${'x'.repeat(700)}${'y'.repeat(300)}${end}`, ['y'.repeat(300)]);
});
