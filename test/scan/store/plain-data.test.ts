import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../../src/core/log/steps.ts';
import type { Column } from '../../../src/scan/store/layout.ts';
import { plainColumns, plainData } from '../../../src/scan/store/plain-data.ts';

const LONG = Array.from({ length: 1001 }, (_, index) => ({ index, text: `number ${index}` }));

test('plain data is the same afterwards', () => {
  check({ a: 1, b: [null, true, 'ä\ud800', [], {}], c: { d: -1.5 } }, 1);
  check({ log: { times: Float64Array.of(1, NaN), few: Uint8Array.of(3) }, none: new Uint32Array() }, 4);
  check([Uint16Array.of(5), { at: [Uint16Array.of(6)] }], 3);
  check({ matches: LONG, nested: [LONG.slice(0, 100), LONG.slice(0, 101)] }, 1 + 11 + 2);
  check(Uint8Array.of(1), 2);
  check(LONG, 12);
  check(null, 1);
});

test('what is missing stays missing', () => {
  assert.deepEqual(inOneGo(plainData(inOneGo(plainColumns({ a: undefined, b: 1 })))), { b: 1 });
});

test('session tokens are left out', () => {
  const call = { sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE', accessKeyId: 'ASIAEXAMPLE' };
  const data = [call, ...LONG, { text: 'x-amz-security-token=abc' }];
  const columns = inOneGo(plainColumns({ data, call }));
  const written = columns.map((column) => new TextDecoder().decode(column as Uint8Array)).join();
  assert.doesNotMatch(written, /IQoJ|abc/);
  assert.match(written, /ASIAEXAMPLE/);
});

test('what a log holds cannot be taken for what was cut out', () => {
  check({ value: JSON.parse('{"cuts": [[["a"], 1, 0]], "__proto__": null, "data": null}'), a: null }, 1);
});

test('columns that hold no data give none', () => {
  const none: (readonly Column[])[] = [
    [],
    [5],
    [head('{')],
    [head('null')],
    [head('{"data":{}}')],
    [head('{"data":{"a":1},"cuts":[[["a"],1,0]]}'), 5],
    [head('{"data":{},"cuts":[[["a"],1,0]]}'), 5],
    [head('{"data":{},"cuts":[[["__proto__","a"],1,0]]}'), 5],
    [head('{"data":{"a":null},"cuts":[[["a"],1,1]]}'), 5],
    [head('{"data":{"a":null},"cuts":[[["a"],1,1]]}'), head('5')],
    [Uint8Array.of(0xff)],
  ];
  for (const columns of none) assert.equal(inOneGo(plainData(columns)), undefined);
});

function head(text: string): Column {
  return new TextEncoder().encode(text);
}

function check(data: unknown, columns: number): void {
  const packed = inOneGo(plainColumns(data));
  assert.equal(packed.length, columns);
  assert.deepEqual(inOneGo(plainData(packed)), data);
}
