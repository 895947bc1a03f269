import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNMOVED, type Moves } from '../../../src/core/log/moves.ts';
import { random } from './random.ts';

test('asked for one event or made in columns, a move is the same', () => {
  const pick = random(11);
  for (let round = 0; round < 50; round++) {
    const lengths = Array.from({ length: 1 + pick(20) }, () => 100 + pick(50));
    const before = columnsOf(lengths);
    let moves = UNMOVED;
    for (let edit = 0; edit < pick(30); edit++) {
      const index = pick(lengths.length);
      const bytes = pick(7) - 3;
      lengths[index] = lengths[index]! + bytes;
      moves = moves.with(index, bytes);
    }
    const expected = columnsOf(lengths);
    assert.deepEqual(
      {
        offset: before.offset.map((at, index) => at + moves.shiftOf(index)),
        length: before.length.map((at, index) => at + moves.growthOf(index)),
      },
      expected,
    );
    moves.apply(before.offset, before.length);
    assert.deepEqual(before, expected);
  }
});

test('some dozens of records may have grown, a record as often as it likes', () => {
  assert.equal(grown(10).isFull, false);
  assert.equal(grown(10).growthOf(3), 100);
  assert.equal(grown(100).isFull, true);
});

/** A thousand edits of so many records. */
function grown(records: number): Moves {
  let moves = UNMOVED;
  for (let edit = 0; edit < 1000; edit++) moves = moves.with(edit % records, 1);
  return moves;
}

function columnsOf(lengths: readonly number[]): { offset: Uint32Array; length: Uint32Array } {
  const offset = new Uint32Array(lengths.length);
  for (let at = 1; at < lengths.length; at++) offset[at] = offset[at - 1]! + lengths[at - 1]! + 2;
  return { offset, length: Uint32Array.from(lengths) };
}
