import assert from 'node:assert/strict';
import test from 'node:test';
import { ByIndex } from '../../../src/core/detect/edited/by-index.ts';

interface Value {
  readonly text: string;
}

/** What is in it must be what is in a map with the same values. */
function check(values: ByIndex<Value>, expected: ReadonlyMap<number, Value>): void {
  const inOrder = [...expected].toSorted(([a], [b]) => a - b);
  assert.deepEqual([...values.entries()], inOrder);
  for (const [index, value] of inOrder) assert.equal(values.get(index), value);
}

test('values are where they were put, also far from each other', () => {
  let values = new ByIndex<Value>();
  const expected = new Map<number, Value>();
  for (const index of [7, 0, 31, 32, 33, 1023, 1024, 1_000_000, 2 ** 31 - 1, 7, 32_768]) {
    const value = { text: `${index} ${expected.size}` };
    values = values.with(index, value);
    expected.set(index, value);
    check(values, expected);
  }
  for (const index of [1, 34, 1025, 999_999, 2 ** 31 - 2]) assert.equal(values.get(index), undefined);
});

test('what was before stays as it was, whatever comes after', () => {
  const [one, two, three] = ['one', 'two', 'three'].map((text) => ({ text }));
  const before = new ByIndex<Value>().with(5, one!);
  const after = before.with(5, two!).with(40, two!);
  const other = before.with(6, three!);
  check(before, new Map([[5, one!]]));
  check(after, new Map([5, 40].map((index) => [index, two!])));
  check(
    other,
    new Map([
      [5, one!],
      [6, three!],
    ]),
  );
});

test('nothing is in an empty one', () => {
  check(new ByIndex(), new Map());
  assert.equal(new ByIndex().get(3), undefined);
});
