import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { Code } from '../../../src/scan/store/code.ts';
import { decodeDataInSteps, decodeSpelled } from '../../../src/scan/store/decode-data.ts';
import { Dictionary } from '../../../src/scan/store/dictionary.ts';
import { encodeData } from '../../../src/scan/store/encode-data.ts';
import { GrowingDictionary } from '../../../src/scan/store/growing-dictionary.ts';
import type { Column } from '../../../src/scan/store/layout.ts';
import { CONSTANTS, TAG } from '../../../src/scan/store/plain-data.ts';

const LONG = Array.from({ length: 1001 }, (_, index) => ({ index, text: `number ${index}` }));

test('plain data is the same afterwards', () => {
  check({ a: 1, b: [...CONSTANTS, 'ä', '', [], {}], c: { d: -1.5 } });
  check([0, -0, 127, 128, 2 ** 32 - 1, 2 ** 32, -1, 1.79e12, NaN, Infinity]);
  check({ log: { times: Float64Array.of(1, NaN), few: Uint8Array.of(3) }, none: new Uint32Array() });
  check([Uint16Array.of(5), { at: [Uint16Array.of(6)] }]);
  check({ matches: LONG, nested: { deeper: { still: [LONG, LONG[0]] } } });
  check({ missing: undefined, there: 1 });
  check(LONG);
  check(Uint8Array.of(1));
  check('text');
});

test('a member of a log may be called as the prototype is', () => {
  const data = JSON.parse('{"a":{"b":{"c":{"__proto__":{"d":1}}}},"__proto__":[1]}');
  check(data);
});

test('objects of one kind share their names, and equal texts are one', () => {
  const dictionary = new GrowingDictionary();
  inOneGo(encodeData(LONG, dictionary));
  const [arena, , shapes] = inOneGo(dictionary.columns());
  assert.deepEqual(shapes, Uint32Array.of(2, 0, 1));
  inOneGo(encodeData(LONG, dictionary));
  assert.deepEqual(inOneGo(dictionary.columns())[0], arena);
});

test('session tokens are left out', () => {
  const dictionary = new GrowingDictionary();
  const data = { a: 'x-amz-security-token=abcdef', b: ['FwoGZXIvYXdzEXAMPLESESSIONTOKEN', 'ASIAEXAMPLE'] };
  inOneGo(encodeData(data, dictionary));
  const written = Buffer.from(inOneGo(dictionary.columns())[0] as Uint8Array).toString();
  assert.doesNotMatch(written, /FwoG|abcdef/);
  assert.match(written, /ASIAEXAMPLE/);
});

test('columns that hold no data give none', () => {
  const [code, numbers] = [Uint8Array.of(0), new Float64Array()];
  const none: (readonly Column[])[] = [[], [code], [5, numbers], [code, code], [numbers, code]];
  // Cut off; not there: a constant, a number, a text, names, a typed array, lists; no tag; a number without end.
  const codes = [[], [20], [0x80], [64], [2], [0xf3, 0x70], [0xf5, 0x70], [6], [0xf7, 0x70], [8], [9]];
  const { dictionary } = encoded(null);
  for (const columns of [
    ...none,
    ...[...codes, Array<number>(99).fill(0xff)].map((bytes) => [Uint8Array.from(bytes), numbers]),
  ])
    assert.equal(decoded(columns, dictionary), undefined);
  // Deeper than anybody can look.
  const deep = Uint8Array.from({ length: 1e6 }, () => 20);
  assert.equal(decoded([deep, numbers], dictionary), undefined);
});

test('lists and objects of texts that recur are one object', () => {
  const path = ['responseElements', 'accessKey'];
  const evidence = { field: 'event.outcome', value: 'success', span: null, from: { field: 'errorCode' } };
  const data = [
    { index: 1, path, evidence },
    { index: 2, path: [...path], evidence: { ...evidence } },
  ];
  const { columns, dictionary } = encoded(data);
  const [first, second] = decoded(columns, dictionary) as typeof data;
  assert.deepEqual([first, second], data);
  assert.equal(first!.path, second!.path);
  assert.equal(first!.evidence, second!.evidence);
  check([[['a', [['b', [['c', [['d']]]]]]]], Array<string>(33).fill('many'), { number: 1, a: [] }]);
});

test('what was one object is one again', () => {
  const event = { index: 1, span: { offset: 0, length: 5 } };
  const data = { a: [{ event }, { event }], b: { c: { d: { e: event } } } };
  const { columns, dictionary } = encoded(data);
  const read = decoded(columns, dictionary) as typeof data;
  assert.deepEqual(read, data);
  assert.equal(read.a[0]!.event, read.a[1]!.event);
  assert.equal(read.a[0]!.event, read.b.c.d.e);
});

test('twice the same, and that twice, and so on, is no data', () => {
  const { dictionary } = encoded(null);
  const read = (levels: number) => {
    const code = new Code();
    code.put(TAG.list, levels + 1);
    code.put(TAG.list, 1);
    code.put(TAG.whole, 1);
    for (let level = 0; level < levels; level++) {
      code.put(TAG.list, 2);
      code.put(TAG.same, level);
      code.put(TAG.same, level);
    }
    return decoded([code.bytes, new Float64Array()], dictionary);
  };
  assert.equal((read(5) as unknown[]).length, 6);
  assert.equal(read(40), undefined);
});

test('what is shared is not nested without end', () => {
  const { dictionary } = encoded([['a']]);
  // Two lists of two: each twice the other, which would be endless.
  const columns = [Uint8Array.of(97), Uint32Array.of(0, 1), new Uint32Array()];
  const endless = [...columns, Uint8Array.of(36, 23, 23, 36, 7, 7), Uint32Array.of(0, 3, 6)];
  for (const lists of [dictionary, Dictionary.of(endless)!]) {
    const data = decoded([Uint8Array.of(7), new Float64Array()], lists);
    assert.deepEqual(data, lists === dictionary ? ['a'] : undefined);
  }
});

test('columns that are no dictionary are none', () => {
  const [arena, starts, shapes] = [Uint8Array.of(97, 98), Uint32Array.of(0, 1, 2), Uint32Array.of(2, 0, 1)];
  const shared = [new Uint8Array(), Uint32Array.of(0)];
  assert.deepEqual(Dictionary.of([arena, starts, shapes, ...shared])?.names(0), ['a', 'b']);
  const none: (readonly Column[])[] = [
    [],
    [arena, starts, shapes],
    [starts, starts, shapes, ...shared],
    [arena, Uint32Array.of(), shapes, ...shared],
    [arena, Uint32Array.of(0, 1), shapes, ...shared],
    [arena, Uint32Array.of(1, 2), shapes, ...shared],
    [arena, Uint32Array.of(0, 2, 1, 2), shapes, ...shared],
    [arena, starts, Uint32Array.of(3, 0, 1), ...shared],
    [arena, starts, Uint32Array.of(1, 2), ...shared],
    [arena, starts, shapes, new Uint8Array(), Uint32Array.of(0, 1)],
  ];
  for (const columns of none) assert.equal(Dictionary.of(columns), undefined);
});

function check(data: unknown): void {
  const { columns, dictionary } = encoded(data);
  assert.deepEqual(decoded(columns, dictionary), data);
}

function encoded(data: unknown) {
  const growing = new GrowingDictionary();
  const columns = inOneGo(encodeData(data, growing));
  return { columns, dictionary: Dictionary.of(inOneGo(growing.columns()))! };
}

/** The same whether it is read in steps or in one go. */
function decoded(...[columns, dictionary]: Parameters<typeof decodeDataInSteps>): unknown {
  const data = decodeSpelled(columns, dictionary, (values) => values.next());
  assert.deepEqual(inOneGo(decodeDataInSteps(columns, dictionary)), data);
  return data;
}
