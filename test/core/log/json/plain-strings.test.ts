import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringsIn } from '../../../../src/core/analysis/references/paths-of.ts';
import { decode, encode } from '../../../../src/core/log/bytes.ts';
import { parseJson } from '../../../../src/core/log/json/read.ts';
import type { JsonValue } from '../../../../src/core/log/json/value.ts';
import { plainStrings } from '../../../../src/core/log/json/plain-strings.ts';

const isKey = (text: string): boolean => text.startsWith('KEY');

/** What is found without parsing; it has to be what parsing finds, or nothing is said. */
function check(text: string, isFound = true): void {
  const behind = `${text},"KEY":1}`;
  const found = plainStrings(encode(behind), ['r'], (bytes, start, end) => isKey(decode(bytes, start, end)));
  assert.equal(found !== undefined, isFound, text);
  if (found) assert.deepEqual(found, expected(parseJson(encode(text))), text);
}

function expected(value: JsonValue): object[] {
  return stringsIn(value, isKey).map((found) => ({ ...found, path: ['r', ...found.path] }));
}

test('strings where they stand', () => {
  check('{}');
  check('{"a":"KEY1"}');
  check('{ "a" : { "b" : [ 1 , "KEY1" , [ ] , { } , [ "x" , "KEY2" ] ] } , "c" : "KEY3" }');
  check('{"a":-1.5e+3,"b":true,"c":null,"d":"KEY"}');
  check(`{"long":"${'x'.repeat(200)}","a":"KEY${'y'.repeat(200)}"}`);
  check('{"ä":"x","b":"KEY ä"}');
  check('{"KEY":"not a value"}');
  check('{"1":"x","b":"KEY"}');
  check('{"a":"x","a":"y","b":"KEY"}');
  check('{"a":{"a":{"a":"KEY"}}}');
});

test('what has to be parsed', () => {
  check('{"a":"KEY1","a":"KEY2"}', false);
  check('{"a":{"b":"KEY1"},"a":1}', false);
  check('{"b":{"c":"KEY","c":0}}', false);
  check('{"b":"KEY1","1":"KEY2"}', false);
  check('{"ä":"KEY"}', false);
  check('{"a":"KEY",}', false);
  check('{"a":"KEY" "b":1}', false);
  check('{"a":"KEY","b":}', false);
  check('{"a":"KEY","b":@}', false);
  check('{a:"KEY"}', false);
  check(`${'{"a":'.repeat(40)}"KEY"${'}'.repeat(40)}`, false);
  check(`{${Array.from({ length: 600 }, (_, at) => `"n${at}":0`).join()}}`, false);
});

test('what is no object has no strings, and a list is parsed', () => {
  for (const text of ['null', '"KEY"', '1', ''])
    assert.deepEqual(
      plainStrings(encode(text), [], () => true),
      [],
    );
  assert.equal(
    plainStrings(encode('["KEY"]'), [], () => true),
    undefined,
  );
});

test('random objects', () => {
  let seed = 11;
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  const pick = <T>(of: readonly T[]): T => of[random(of.length)]!;
  const space = (): string => pick(['', '', '', ' ', '\n\t']);
  const many = (make: () => string): string =>
    Array.from({ length: random(4) }, make).join(`${space()},${space()}`);
  const value = (depth: number): string => {
    const kind = random(depth > 3 ? 3 : 6);
    if (kind === 0) return pick(['1', 'null', 'true', '-0.5e-3']);
    if (kind < 3) return pick(['"KEY1"', '"KEY2"', '"x"', '"y, z]"', '""', '"{KEY"']);
    if (kind === 3) return `[${space()}${many(() => value(depth + 1))}${space()}]`;
    return object(depth + 1);
  };
  const object = (depth: number): string =>
    `{${space()}${many(() => `"${pick(['a', 'b', 'c', 'd', 'e', 'ab', '7', 'é'])}"${space()}:${space()}${value(depth)}`)}${space()}}`;
  let known = 0;
  for (let round = 0; round < 3000; round++) {
    const text = object(0);
    const found = plainStrings(encode(text), ['r'], (bytes, start, end) => isKey(decode(bytes, start, end)));
    if (!found) continue;
    known++;
    assert.deepEqual(found, expected(JSON.parse(text) as JsonValue), text);
  }
  assert.ok(known > 2000, `${known} of 3000`);
});
