import assert from 'node:assert/strict';
import test from 'node:test';
import { codeSpan, escapeMarkdown, shorten } from '../../../src/server/describe/rich-text.ts';

function check(name: string, actual: string, expected: string): void {
  test(name, () => assert.equal(actual, expected));
}

check('a code span', codeSpan('xg1'), '`xg1`');
check('backticks get a longer fence', codeSpan('a``b`c'), '```a``b`c```');
check('backticks at an end keep off the fence', codeSpan('`a'), '`` `a ``');
check('spaces at both ends stay', codeSpan(' a '), '`  a  `');
check('nothing is still a span', codeSpan(''), '`  `');
check('a line break cannot end a span', codeSpan('a\n\nb'), '`a\\u000a\\u000ab`');
check(
  'our own words are escaped',
  escapeMarkdown('a*b_[x](y) <i> &amp; `c` ~~d~~ #e'),
  String.raw`a\*b\_\[x\](y) \<i\> \&amp; \`c\` \~\~d\~\~ \#e`,
);
check(
  'nothing links itself',
  escapeMarkdown('https://a.example www.a.example a@b.example'),
  String.raw`https\://a.example www\.a.example a\@b.example`,
);
check('short text stays', shorten('abc', 3), 'abc');
check('long text is cut', shorten('abcdef', 4), 'abc…');
