import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileSearch } from '../../../src/core/detect/sigma/regex/automaton.ts';
import { parseRegex } from '../../../src/core/detect/sigma/regex/parse.ts';
import { checkItem } from './support/check.ts';

const key = (keyName: unknown): object => ({ requestParameters: { keyName } });

checkItem("requestParameters.keyName|re: '^xg\\d+$'", { yes: [key('xg12')], no: [key('XG1'), key('axg1')] });
checkItem("requestParameters.keyName|re|i: '^xg\\d+$'", { yes: [key('XG1')], no: [key('xg')] });
checkItem("requestParameters.keyName|re|m: '^b$'", { yes: [key('a\nb')], no: [key('ab')] });
checkItem("requestParameters.keyName|re|s: 'a.b'", { yes: [key('a\nb')], no: [key('ab')] });
checkItem("requestParameters.keyName|re|all: ['^a', 'b$']", { yes: [key('ab')], no: [key('a')] });

/** Expressions on which ours and JavaScript's own agree. */
const PATTERNS = [
  'a',
  'a|b',
  '',
  'a*',
  '^a*$',
  '^(ab)+$',
  '^(a|ab)(c|bcd)$',
  '^a{2}$',
  '^a{2,}$',
  '^a{1,2}$',
  '^a{0}b',
  'a+?b',
  '^.$',
  '^[a-c]+$',
  '^[^a-c]+$',
  '^[\\w-]+$',
  '^[a\\]b]+$',
  '\\bab\\b',
  '\\Bb',
  '^\\d\\D\\s\\S$',
  '\\x61\\u0062',
  '^(?:a|b)*c$',
  '(?<n>a)b',
  '^(a*)*$',
  '^(a|a)*b',
  '^$',
  'a\\.b',
  '[.]',
  '\\/',
  'é',
  '^\\p{Lu}',
  '^(|a)b',
  'a$|^b',
  '[[]',
];
const TEXTS = [
  '',
  'a',
  'b',
  'ab',
  'aab',
  'abab',
  'abcd',
  'ac',
  'aaa',
  'c',
  'a.b',
  'a]b',
  '1a b',
  'x ab y',
  'abc',
  'É',
  '/',
  '[',
  'a-b',
];

for (const flags of ['', 'i']) {
  test(`regular expressions mean what they mean elsewhere, flags "${flags}"`, () => {
    for (const pattern of PATTERNS) {
      const search = compileSearch(parseRegex(pattern, flags));
      const theirs = new RegExp(pattern, `u${flags}`);
      for (const text of TEXTS)
        assert.equal(search(text), theirs.test(text), `/${pattern}/${flags} on "${text}"`);
    }
  });
}

function found(pattern: string, text: string): boolean {
  return compileSearch(parseRegex(pattern, ''))(text);
}

test('what Perl allows and JavaScript does not', () => {
  assert.ok(found('\\@\\-\\:', '@-:'));
  assert.ok(found('^[]a]+$', ']a'));
  assert.ok(found('\\Aab\\z', 'ab'));
  assert.ok(found('ab$', 'ab\n'));
  assert.ok(!found('ab\\z', 'ab\n'));
  assert.ok(found('(?i)AB', 'ab'));
  assert.ok(found('a(?i:B)c', 'abc'));
  assert.ok(!found('a(?i:B)C', 'abc'));
  assert.ok(!found('(?i)a(?-i:B)', 'ab'));
  assert.ok(found('(?P<name>a)', 'a'));
  assert.ok(found('a{x}', 'a{x}'));
  assert.ok(found('a{,2}b', 'aab'));
});

test('patterns that take other engines for ever take time in proportion', () => {
  for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(.*a){20}$', '(x+x+)+y']) {
    const search = compileSearch(parseRegex(pattern, ''));
    assert.equal(search(`${'a'.repeat(500)}!${'x'.repeat(500)}`), false, pattern);
  }
});

for (const [pattern, reason] of [
  ['(?=a)', 'does not support (?='],
  ['(?<!a)', 'does not support (?<!'],
  ['(?>a)', 'does not support (?>'],
  ['(a)\\1', 'does not support \\1'],
  ['a++', 'does not support possessive quantifiers'],
  ['[[:alpha:]]', 'does not support [:classes:]'],
  ['(a', 'misses a ")"'],
  ['a)', 'has a ")" too many'],
  ['[a', 'misses a "]"'],
  ['*a', 'has nothing to repeat before *'],
  ['a{3,2}', 'cannot repeat 3 to 2 times'],
  ['a{2000}', 'cannot repeat more than 1000 times'],
  ['((a{99}){99}){99}', 'is too large'],
  ['[b-a]', 'does not understand [b-a]'],
  ['\\', 'does not support \\'],
  ['('.repeat(60), 'is nested too deeply'],
] as const) {
  test(`refused: ${pattern}`, () => {
    assert.throws(() => compileSearch(parseRegex(pattern, '')), { message: reason });
  });
}
