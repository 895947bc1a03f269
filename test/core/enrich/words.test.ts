import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { longestReach, longestUncovered } from '../../../src/core/enrich/word-cover.ts';
import { encodeWords, openWords } from '../../../src/core/enrich/words.ts';

const words = openWords(
  encodeWords(['server', 'serve', 'serving', 'group', 'groups', 'key', 'a', "can't", 'Ohio']),
);

test('packed words are found again, and nothing else', () => {
  const known = ['server', 'serve', 'serving', 'group', 'groups', 'key'];
  deepEqual(
    known.filter((word) => !words.has(word)),
    [],
  );
  deepEqual(
    ['serv', 'servers', 'grou', 'a', "can't", 'Ohio', 'ohio', ''].filter((word) => words.has(word)),
    [],
  );
  equal(openWords(new Uint8Array()).has('key'), false);
});

test('a word is found wherever it stands among others that begin like it', () => {
  const listed = [
    'abc',
    'abcd',
    'abd',
    'abda',
    'abdab',
    'abdb',
    'abe',
    'acab',
    'baa',
    'baab',
    'zzz',
    'zzzzz',
  ];
  const some = openWords(encodeWords(listed));
  const near = listed.flatMap((word) => [
    `${word}a`,
    `${word}z`,
    word.slice(0, -1),
    word.slice(1),
    `${word}é`,
  ]);
  for (const word of [...listed, ...near]) equal(some.has(word), listed.includes(word), word);
});

const checkUncovered = (name: string, expected: string) =>
  equal(longestUncovered(name, words).text, expected, name);

test('the longest stretch of letters that no word covers', () => {
  checkUncovered('server', '');
  checkUncovered('servergroup', '');
  checkUncovered('serverxyzgroup', 'xyz');
  checkUncovered('xxserverxyz', 'xyz');
  checkUncovered('Xserver-ABCDE', 'ABCDE');
  checkUncovered('keyring', 'keyring'); // words of three letters cover nothing
  checkUncovered('serverGroup1abc', 'abc');
  checkUncovered('123', '');
});

const checkReach = (name: string, expected: number) =>
  equal(
    longestReach(name, (token) => words.has(token)),
    expected,
    name,
  );

test('how far words reach from the beginning', () => {
  checkReach('server7', 6);
  checkReach('Server-Group-7', 13);
  checkReach('serverkeyx', 9);
  checkReach('xserver', 0);
  checkReach('', 0);
});
