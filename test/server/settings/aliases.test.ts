import assert from 'node:assert/strict';
import test from 'node:test';
import { readAliases } from '../../../src/server/settings/aliases.ts';

const KEY = 'AKIAAAAAAAAAAAAAAAAA';

function check(
  sent: unknown,
  aliases: Readonly<Record<string, string>>,
  problems: readonly string[] = [],
): void {
  assert.deepEqual(readAliases(sent), { aliases, problems });
}

test('values and what they are called', () =>
  check({ [KEY]: ' attacker key 1 ' }, { [KEY]: 'attacker key 1' }));

test('none', () => {
  check(undefined, {});
  check(null, {});
  check({}, {});
});

test('what cannot be used is left out and said; the rest holds', () =>
  check(
    { [KEY]: 'a', b: 1, c: ' ', d: 'x'.repeat(61), e: null, '': 'f', g: 'x'.repeat(60) },
    { [KEY]: 'a', g: 'x'.repeat(60) },
    [
      'cloudtrailInvestigator.aliases: the alias of "b" is no text',
      'cloudtrailInvestigator.aliases: the alias of "c" is empty',
      'cloudtrailInvestigator.aliases: the alias of "d" has more than 60 characters',
      'cloudtrailInvestigator.aliases: the alias of "e" is no text',
      'cloudtrailInvestigator.aliases: the alias of "" stands for nothing',
    ],
  ));

for (const sent of ['text', 7, [KEY], true])
  test(`${JSON.stringify(sent)} is no object`, () =>
    check(sent, {}, ['cloudtrailInvestigator.aliases is no object of values and their aliases']));

test('names that objects have are values like any', () =>
  assert.deepEqual(Object.entries(readAliases(JSON.parse('{"__proto__":"a","constructor":"b"}')).aliases), [
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ]));
