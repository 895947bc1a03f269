/** The ids of many events at once are those of each. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StringTable } from '../../../../src/core/log/columns/strings.ts';
import { tableOf } from '../../../../src/core/log/finish.ts';
import type { Log } from '../../../../src/core/log/log.ts';
import { openPacked, openPart } from '../../../../src/core/log/packed/open.ts';
import { packLog } from '../../../../src/core/log/packed/pack.ts';
import { readLog } from '../../../../src/core/log/read.ts';

function logOf(eventIDs: readonly (string | undefined)[]): Log {
  const records = eventIDs.map((eventID) => ({ eventID, eventName: 'A', eventSource: 's' }));
  return readLog(new TextEncoder().encode(JSON.stringify(records)));
}

function check(what: string, log: Log, expected: readonly string[]): void {
  test(what, () => {
    const { rows } = tableOf(log);
    const idsFrom = (first: number, end: number): string[] => {
      const words = rows.uuidWords(first, end);
      return Array.from({ length: end - first }, (_, at) =>
        [...words.subarray(4 * at, 4 * at + 4)].join(' '),
      );
    };
    const each = Array.from({ length: rows.count }, (_, index) =>
      [0, 1, 2, 3].map((word) => rows.uuidWord(index, word as 0 | 1 | 2 | 3)).join(' '),
    );
    assert.deepEqual(each, expected);
    for (let first = 0; first <= rows.count; first++)
      for (let end = first; end <= rows.count; end++)
        assert.deepEqual(idsFrom(first, end), expected.slice(first, end));
  });
}

const ids = [1, 2, 3, 4].map((number) => `0000000${number}-0000-4000-8000-000000000000`);
const words = [1, 2, 3, 4].map((number) => `${number * 2 ** 24} 4194304 128 0`);
const text = (): Uint8Array => new Uint8Array();

const read = logOf([ids[0], 'no UUID', ids[1], undefined]);
const ofRead = [words[0]!, '0 0 0 0', words[1]!, '0 0 0 0'];
check('a log that was read', read, ofRead);
check('a packed one', openPacked(packLog(read), new StringTable(), text), ofRead);
check('without any', openPacked(packLog(logOf(['a', 'b'])), new StringTable(), text), ['0 0 0 0', '0 0 0 0']);

const of = packLog(logOf(ids));
const part = { of, first: 1, count: 2, start: 0, textLength: 0 };
check('a part of one', openPart(part, new StringTable(), text), words.slice(1, 3));
