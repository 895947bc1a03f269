import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlainReader } from '../../../src/scan/pool/plain-reader.ts';
import { PlainWriter } from '../../../src/scan/pool/plain-writer.ts';

/** Sends lists of values, each as a message, and asserts that they arrive. Returns them as they do. */
function check(...messages: readonly (readonly unknown[])[]): unknown[][] {
  return checkWith(new PlainWriter(), messages);
}

function checkWith(writer: PlainWriter, messages: readonly (readonly unknown[])[]): unknown[][] {
  const reader = new PlainReader();
  return messages.map((values) => {
    for (const value of values) writer.write(value);
    const spelled = reader.open(structuredClone(writer.message()));
    const arrived = values.map(() => spelled.next());
    assert.deepEqual(arrived, values);
    return arrived;
  });
}

test('whatever is plain arrives', () => {
  check([null, true, false, undefined, '', 'text', '\ud800', 'größe 😀']);
  check([0, -0, 1, -1, 0.5, NaN, Infinity, -Infinity, 2 ** 28 - 1, 2 ** 28, 2 ** 31, 2 ** 53, 1e300]);
  check([[], [[]], ['a'], ['a', 1], ['a', undefined], Array.from({ length: 100 }, (_, n) => `${n}`)]);
  check([{}, { a: undefined }, { a: 1, b: { a: [{ b: null }] } }, { b: 1, a: 2 }]);
});

test('texts that hardly recur arrive among others, and need not be remembered', () => {
  const texts = ['', 'an id', undefined, 'größe 😀', '\ufeff', 'an id', 'x'.repeat(10_000)];
  const [writer, reader] = [new PlainWriter(), new PlainReader()];
  for (const text of texts) {
    writer.writeOnce(text);
    writer.write(['between']);
  }
  const message = structuredClone(writer.message());
  assert.deepEqual(message.texts, ['between']);
  const spelled = reader.open(message);
  for (const text of texts) assert.deepEqual([spelled.nextOnce(), spelled.next()], [text, ['between']]);
});

test('names that mean something else elsewhere are names', () => {
  const [[object]] = check([JSON.parse('{"__proto__":{"a":1},"constructor":2,"length":3,"":4}')]) as [
    [object],
  ];
  assert.equal(Object.getPrototypeOf(object), Object.prototype);
  check([{ 'a:b': 1 }, { a: 1, b: 2 }, { '1:a1:b': 1 }, { 'a1:b': 1 }]);
});

test('what was one object is one, in one message', () => {
  const event = { name: 'RunInstances' };
  const [arrived] = check([{ event }, { event }], [{ event }]) as { event: object }[][];
  assert.equal(arrived![0]!.event, arrived![1]!.event);
});

test('what recurs in later messages is the same string and the same list', () => {
  const path = ['responseElements', 'credentials', 'accessKeyId'];
  const [[a], [b]] = check([[...path]], [[...path]]) as [[unknown], [unknown]];
  assert.equal(a, b);
});

test('what was written apart is read when somebody asks, as often as they ask', () => {
  const [writer, reader] = [new PlainWriter(), new PlainReader()];
  const shared = { text: 'a text', number: 0.5 };
  const send = (): ReturnType<PlainReader['open']> => reader.open(structuredClone(writer.message()));
  writer.write(shared);
  writer.apart(() => writer.write([shared, shared]));
  writer.write(shared);
  const spelled = send();
  const first = spelled.next();
  const apart = spelled.apart((values, about) => ({ about, value: values.next() }), 'it');
  assert.equal(spelled.next(), first);
  // Later messages leave it as it is.
  writer.write(['another text', 1.5]);
  assert.deepEqual(send().next(), ['another text', 1.5]);
  assert.equal(apart.read().about, 'it');
  const [once, again] = [apart.read().value, apart.read().value] as [object[], object[]];
  assert.deepEqual(once, [shared, shared]);
  assert.deepEqual(again, once);
  assert.equal(once[0], once[1]);
  assert.notEqual(again[0], once[0]);
});

test('a writer that has met too much begins anew, and its reader with it', () => {
  const texts = Array.from({ length: 100 }, (_, n) => ({
    [`name${n % 7}`]: [`text ${n}`, `text ${n % 10}`],
  }));
  checkWith(
    new PlainWriter(10),
    Array.from({ length: 20 }, (_, n) => texts.slice(n, n + 30)),
  );
});
