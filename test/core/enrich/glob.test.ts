import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { compileGlob, compileGlobs } from '../../../src/core/enrich/glob.ts';

function check(pattern: string, text: string, expected: boolean): void {
  equal(compileGlob(pattern)(text), expected, `${pattern} ~ ${text}`);
}

test('a glob matches the whole text without case', () => {
  check('xg1', 'XG1', true);
  check('xg1', 'xg12', false);
  check('buatbe*baim', 'buatbelisdfgmsobilbaim', true);
  check('buatbe*baim', 'buatbebaim', true);
  check('buatbe*baim', 'buatbebaims', false);
  check('k?y', 'key', true);
  check('k?y', 'ky', false);
  check('*', '', true);
  check('?', '', false);
  check('?', '😀', true);
  check('a*b*c', 'aXbYbZc', true);
  check('**a', 'bba', true);
});

test('a backslash makes a wildcard literal', () => {
  check('a\\*', 'a*', true);
  check('a\\*', 'ab', false);
  check('a\\?', 'a?', true);
  check('a\\\\b', 'a\\b', true);
  check('a\\b', 'a\\b', true);
  check('a.c', 'abc', false);
});

test('a pattern made to backtrack takes no time', () => {
  check(`${'a*'.repeat(100)}b`, 'a'.repeat(5000), false);
});

test('of several globs the first that matches is told', () => {
  equal(compileGlobs(['x*', 'ab*', 'a*'])('abc'), 'ab*');
  equal(compileGlobs([])('abc'), undefined);
});
