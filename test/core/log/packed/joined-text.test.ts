/** What several logs have in a column of text is written as if one log had it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RowsWriter, type TextOfPart } from '../../../../src/core/log/packed/rows-writer.ts';

const STRINGS = 10;
const COLUMNS = ['eventName', 'eventSource'] as const;

/** The numbers of strings that rows have, 0 for none, as a log says it of its own. */
function partOf(numbers: readonly number[]): TextOfPart {
  const strings = [...new Set(numbers.filter((number) => number !== 0))];
  const places = Uint32Array.from(numbers, (number) => strings.indexOf(number) + 1);
  return { strings: Uint32Array.from(strings), places };
}

function check(what: string, ...parts: readonly (readonly number[])[]): void {
  test(what, () => {
    const numbers = Uint32Array.from(parts.flat());
    const [asOne, joined] = [
      new RowsWriter(numbers.length, STRINGS),
      new RowsWriter(numbers.length, STRINGS),
    ];
    for (const column of COLUMNS) {
      asOne.text(column, numbers);
      joined.joinedText(column, parts.map(partOf));
    }
    assert.deepEqual(joined.end(new Uint32Array()), asOne.end(new Uint32Array()));
  });
}

check('strings of one part, of another, of both', [4, 5, 4], [5, 6, 4, 9], [9, 3]);
check('none in some rows', [0, 5, 0], [0, 5, 6]);
check('one string in all rows', [7, 7], [7]);
check('one string in all rows of a part', [7, 7], [0, 0]);
check('no row has any', [0, 0], [0]);
check('parts without rows', [], [2, 3], []);
check('no rows', []);
