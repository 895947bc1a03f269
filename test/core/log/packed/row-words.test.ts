import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEXT_COLUMNS } from '../../../../src/core/log/columns/columns.ts';
import { IDS, numberIn, ownIn, timeIn } from '../../../../src/core/log/packed/row-words.ts';
import { RowsWriter } from '../../../../src/core/log/packed/rows-writer.ts';
import { areRows, type Limits } from '../../../../src/core/log/packed/sound-words.ts';
import { rowsHaving, valuesIn } from '../../../../src/core/log/packed/whole-columns.ts';
import { random } from '../random.ts';

/** What rows say; of text the numbers of strings. */
interface Table {
  readonly offset: readonly number[];
  readonly length: readonly number[];
  readonly layers?: readonly number[];
  readonly time?: readonly number[];
  readonly texts?: Partial<Record<(typeof TEXT_COLUMNS)[number], readonly number[]>>;
  readonly ids?: readonly number[];
}

const STRINGS = 5000;

function written({ offset, length, layers, time, texts = {}, ids }: Table) {
  const { length: count } = offset;
  const none = new Uint32Array(count);
  const writer = new RowsWriter(count, STRINGS);
  writer.places(Float64Array.from(offset), Uint32Array.from(length));
  writer.numbers('layers', layers ? Uint32Array.from(layers) : none);
  writer.numbers('shape', none);
  writer.times(Float64Array.from(time ?? none));
  for (const name of TEXT_COLUMNS) writer.text(name, Uint32Array.from(texts[name] ?? none));
  if (ids) writer.ids().set(ids);
  return writer.end(new Uint32Array());
}

function limitsOf({ offset, length }: Table, ownNumbers: number): Limits {
  const textLength = Math.max(0, ...offset.map((from, row) => from + length[row]!));
  return { count: offset.length, textLength, ownNumbers, layerLists: 4, shapes: 1 };
}

/** Writes rows and asserts that they say what they said, and that they are found sound. Returns how many words they take. */
function check(table: Table): number {
  const { words, order } = written(table);
  const rows = table.offset.map((_, row) => row);
  // Backwards as well: whoever asks for one after the other is answered in another way.
  for (const each of [rows, rows.toReversed()]) {
    for (const row of each) {
      assert.equal(numberIn(words, 'offset', row), table.offset[row]);
      assert.equal(numberIn(words, 'length', row), table.length[row]);
      assert.equal(numberIn(words, 'layers', row), table.layers?.[row] ?? 0);
      assert.equal(timeIn(words, row), table.time?.[row] ?? 0);
    }
  }
  for (const name of ['offset', 'length', 'layers'] as const) {
    const numbers = table[name] ?? rows.map(() => 0);
    assert.deepEqual([...valuesIn(words, name, 0, rows.length)], numbers);
    assert.deepEqual([...valuesIn(words, name, Math.min(1, rows.length), rows.length)], numbers.slice(1));
  }
  for (const name of TEXT_COLUMNS) {
    const numbers = table.texts?.[name] ?? rows.map(() => 0);
    const owns = rows.map((row) => ownIn(words, name, row));
    assert.deepEqual([...valuesIn(words, name, 0, rows.length)], owns);
    assert.deepEqual([...valuesIn(words, name, rows.length >> 1, rows.length)], owns.slice(rows.length >> 1));
    assert.deepEqual(
      owns.map((own) => order[own]),
      numbers,
    );
    for (const own of new Set(owns)) {
      const having = own === 0 ? [] : rows.filter((row) => owns[row] === own);
      assert.deepEqual(rowsHaving(words, name, own, 0, rows.length), having);
      const behindFirst = having.filter((row) => row > 0).map((row) => row - 1);
      if (rows.length > 0) assert.deepEqual(rowsHaving(words, name, own, 1, rows.length - 1), behindFirst);
    }
  }
  assert.ok(areRows(words, limitsOf(table, order.length)));
  return words.length;
}

/** Records of some length one behind the other, `gap` bytes between them. */
function oneAfterOther(count: number, gap: number, from = 12): Table {
  const length = Array.from({ length: count }, (_, row) => 900 + ((row * 37) % 200));
  const offset = length.map((_, row) => length.slice(0, row).reduce((sum, each) => sum + each + gap, from));
  return { offset, length };
}

const NOTHING = check({ offset: [], length: [] });

test('records one after the other say where they begin but now and then', () => {
  for (const count of [1, 2, 31, 32, 33, 64, 65, 200]) check(oneAfterOther(count, 1));
  const bits = 11 * 320 + 20 * 10;
  assert.ok(check(oneAfterOther(320, 1)) - NOTHING <= bits / 32 + 2);
});

test('places: with more between some records, one in another, in any order, far away', () => {
  const apart = oneAfterOther(100, 7);
  check({ ...apart, offset: apart.offset.map((offset, row) => offset + (row > 40 ? 50_000 : 0)) });
  check({ ...apart, offset: apart.offset.map((offset, row) => offset + (row > 40 ? 2 ** 20 : 0)) });
  check({ ...apart, offset: apart.offset.map(() => 5) });
  check({ offset: apart.offset.toReversed(), length: apart.length });
  check(oneAfterOther(100, 1, 2 ** 32 - 20_000));
  check(oneAfterOther(100, 1, 2 ** 45 + 1));
});

test('times: numbered from any day, as they are where that cannot be', () => {
  const three = { offset: [0, 10, 20], length: [9, 9, 9] };
  check({ ...three, time: [NaN, NaN, NaN] });
  check({ ...three, time: [-86_400_000, NaN, 5000] });
  check({ ...three, time: [1_772_359_200_123, 1_772_359_200_000, NaN] });
  check({ ...three, time: [-8.64e15, 8.64e15, 0.5] });
  check({ ...three, time: [-(2 ** 40) - 1, -(2 ** 40), -(2 ** 40)] });
});

test('strings: each column numbers its own; one for all and none take nothing', () => {
  const table = oneAfterOther(70, 1);
  const different = (count: number, some = 0): number[] =>
    table.offset.map((_, row) => (row < some ? 0 : 1 + (row % count)));
  const before = check(table);
  assert.equal(check({ ...table, texts: { eventName: different(1), outline: different(1) } }), before);
  for (const count of [1, 2, 3, 4, 63, 64, 65, 70]) {
    for (const some of [0, 1, 69, 70]) {
      check({ ...table, texts: { eventID: different(count, some) } });
      check({
        ...table,
        texts: { eventName: different(count, some), awsRegion: different(7), outline: different(count) },
      });
    }
  }
  check({ ...table, texts: { error: table.offset.map((_, row) => STRINGS - 1 - row * 50) } });
});

test('ids stand as they are', () => {
  const ids = Array.from({ length: 8 }, (_, word) => 2 ** 32 - 1 - word);
  const { words } = written({ offset: [0, 10], length: [9, 9], ids });
  assert.deepEqual([...words.subarray(words[IDS], words[IDS]! + 8)], ids);
});

test('whatever is wrong in words that are found sound, nothing is asked for that is not there', () => {
  const pick = random(3);
  const place = { ...oneAfterOther(100, 1), layers: Array.from({ length: 100 }, () => pick(4)) };
  const numbers = (below: number): number[] => place.offset.map(() => pick(below));
  const texts = { eventName: numbers(9), accountId: numbers(2), outline: numbers(300) };
  for (const [table, from] of [
    [{ ...place, texts, ids: Array.from({ length: 400 }, () => pick(2 ** 32)) }, 4000],
    [{ ...place, texts, time: place.offset.map((row) => row + 0.5) }, 2000],
    [{ ...place, offset: place.offset.toReversed() }, 1000],
  ] as const) {
    const { words, order } = written(table);
    const limits = limitsOf(table, order.length);
    let sound = 0;
    for (let round = 0; round < from; round++) {
      const damaged = words.slice(0, pick(10) === 0 ? pick(words.length) : words.length);
      const at = pick(3) === 0 ? pick(damaged.length) : pick(80);
      damaged[at] = pick(2) === 0 ? pick(2 ** 32) : damaged[at]! + pick(3) - 1;
      if (!areRows(damaged, limits)) continue;
      sound++;
      for (let row = 0; row < limits.count; row++) {
        assert.ok(numberIn(damaged, 'offset', row) <= limits.textLength);
        assert.ok(numberIn(damaged, 'length', row) <= limits.textLength);
        assert.ok(numberIn(damaged, 'layers', row) < limits.layerLists);
        assert.equal(numberIn(damaged, 'shape', row), 0);
        assert.ok(Number.isNaN(timeIn(damaged, row)) || Math.abs(timeIn(damaged, row)) <= 8.64e15);
        for (const name of TEXT_COLUMNS) assert.ok(ownIn(damaged, name, row) < limits.ownNumbers);
        if (damaged[IDS] !== 0) assert.ok(damaged[IDS]! + 4 * row + 3 < damaged.length);
      }
    }
    assert.ok(sound > 0 && sound < from, `${sound} of ${from} were found sound`);
  }
});

test('more rows than could be told apart are none', () => {
  const { words, order } = written({ offset: [0], length: [9] });
  const limits = limitsOf({ offset: [0], length: [9] }, order.length);
  assert.ok(areRows(words, limits));
  assert.ok(!areRows(words, { ...limits, count: 2 ** 50 }));
});
