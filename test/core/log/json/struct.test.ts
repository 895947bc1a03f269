import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldPath, JsonValue } from '../../../../src/core/log/json/value.ts';
import { parseStruct, structPathTo, structPlaceOf } from '../../../../src/core/log/json/struct.ts';

function check(text: string, expected: JsonValue, path: FieldPath, value: string): void {
  const bytes = new TextEncoder().encode(text);
  assert.deepEqual(parseStruct(bytes), expected);
  const place = structPlaceOf(bytes, path);
  assert.ok(place);
  assert.equal(new TextDecoder().decode(bytes.subarray(place.start, place.end)), value);
  assert.deepEqual(structPathTo(bytes, place.start), path);
}

test('structs as Athena and Lake print them', () => {
  check(
    '{type=IAMUser, username=a, accesskeyid=null}',
    { type: 'IAMUser', userName: 'a', accessKeyId: null },
    ['userName'],
    'a',
  );
  check('{a={b={c=1}}, d=}', { a: { b: { c: '1' } }, d: null }, ['a', 'b', 'c'], '1');
  check('[{arn=x, type=y}, {arn=z}]', [{ arn: 'x', type: 'y' }, { arn: 'z' }], [1, 'arn'], 'z');
  check(
    '{agent=one, two; three, arn=arn:aws:iam::1:user/a=b}',
    { agent: 'one, two; three', arn: 'arn:aws:iam::1:user/a=b' },
    ['agent'],
    'one, two; three',
  );
});

test('JSON inside structs', () => {
  check(
    '{set={"items":[{"keyName":"a]}, b=c"}]}, groupId=sg-1}',
    { set: { items: [{ keyName: 'a]}, b=c' }] }, groupId: 'sg-1' },
    ['set', 'items', 0, 'keyName'],
    'a]}, b=c',
  );
  check('{list=[{"a":1},{"a":2}], x=y}', { list: [{ a: 1 }, { a: 2 }], x: 'y' }, ['list', 1, 'a'], '2');
});
