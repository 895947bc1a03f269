import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldPath } from '../../../src/core/log/json/value.ts';
import type { Parts } from '../../../src/scan/files/found.ts';
import { readKeys, writeKeys } from '../../../src/scan/pool/keys.ts';
import { PlainReader } from '../../../src/scan/pool/plain-reader.ts';
import { PlainWriter } from '../../../src/scan/pool/plain-writer.ts';

/** Keys come out as they were put in, as often as somebody asks; `remembered` are the texts that both sides have to know. */
function check(keys: Parts['keys'], remembered: readonly string[]): void {
  const [writer, reader] = [new PlainWriter(), new PlainReader()];
  writer.apart(() => writeKeys(writer, keys));
  const message = structuredClone(writer.message());
  assert.deepEqual(message.texts, remembered);
  const part = reader.open(message).apart(readKeys, undefined);
  assert.deepEqual(part.read(), keys);
  assert.deepEqual(part.read(), keys);
}

const path = ['responseElements'];
const parent = 'ASIAIOSFODNN7EXAMPLE';
const child = 'ASIAI44QH8DHBEXAMPLE';

test('none', () => check({ accessKeys: [], issues: [] }, []));

test('keys that are named, handed out, or both; none is remembered', () => {
  const named = [
    { index: 1, value: child, path },
    { index: 2, value: parent, path },
    { index: 3, value: child, path },
  ];
  const issues = [
    { index: 1, parent, child, path },
    { index: 3, parent: undefined, child, path },
    { index: 4, parent: child, child: 'ASIAOTHER', path },
  ];
  check({ accessKeys: named, issues }, path);
  check({ accessKeys: [], issues }, path);
});

test('what is no key as they are arrives, too', () => {
  const odd = ['', 'a b', '\ud800', 'größe'];
  const issues = odd.map((text, index) => ({ index, parent: text, child: text, path }));
  check({ accessKeys: [], issues }, ['', 'responseElements', 'a b', '\ud800', 'größe']);
});

test('a key that is not named by the very call, or elsewhere in it', () => {
  const elsewhere: FieldPath = ['requestParameters', 'keys', 1];
  const issued = (...indexes: readonly number[]): Parts['keys']['issues'] =>
    indexes.map((index) => ({ index, parent, child, path }));
  const named = (index: number, value = child, where: FieldPath = path) => ({
    index,
    value,
    path: where,
  });
  check({ accessKeys: [named(4)], issues: issued(3) }, path);
  check({ accessKeys: [named(3, child, elsewhere)], issues: issued(3) }, [
    'requestParameters',
    'keys',
    'responseElements',
  ]);
  check({ accessKeys: [named(1), named(3, parent), named(3), named(5)], issues: issued(3, 5) }, path);
  check({ accessKeys: [named(3), named(2 ** 20)], issues: issued(3, 4, 2 ** 20) }, path);
});
