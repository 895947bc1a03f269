import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyWord } from '../../../src/core/log/text/byte-search.ts';
import { encode } from '../../../src/core/log/bytes.ts';
import { eventsOfCalls } from '../../../src/core/log/calls.ts';
import { mayHold } from '../../../src/core/log/event.ts';
import { packLog } from '../../../src/core/log/packed/pack.ts';
import { openPacked } from '../../../src/core/log/packed/open.ts';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import { read } from './check.ts';

/** The indexes of the calls that pass, and how many calls were asked about. */
function check(
  name: string,
  calls: readonly string[],
  wanted: string,
  indexes: number[],
  asked: number,
): void {
  const records = calls.map((call) => {
    const [source, event] = call.split(' ');
    return `{"eventVersion":"1.08","eventSource":"${source}","eventName":"${event}"}`;
  });
  test(name, () => {
    const log = read(`[${records.join()}]`);
    for (const each of [log, openPacked(packLog(log), new StringTable(), () => new Uint8Array())]) {
      let questions = 0;
      const found = eventsOfCalls(each, (source, event) => {
        questions++;
        return `${source} ${event}` === wanted;
      });
      assert.deepEqual({ found, questions }, { found: indexes, questions: asked });
    }
  });
}

check('each call is asked about once', ['a x', 'a y', 'a x', 'a y', 'a x'], 'a x', [0, 2, 4], 2);
check('one name of two services', ['a x', 'b x', 'a x', 'b x'], 'b x', [1, 3], 2);
check('none', ['a x', 'a x'], 'b x', [], 1);

test('a call that was asked about is not asked about again in another log', () => {
  const asked: string[] = [];
  const passes = (source: string, event: string): boolean =>
    asked.push(`${source} ${event}`) > 0 && event === 'x';
  const found = [
    [
      ['a', 'y'],
      ['a', 'x'],
    ],
    [
      ['b', 'x'],
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
    ],
  ].map((calls) =>
    eventsOfCalls(
      read(
        calls
          .map(([source, name]) => `{"eventVersion":"1","eventSource":"${source}","eventName":"${name}"}`)
          .join('\n'),
      ),
      passes,
    ),
  );
  assert.deepEqual({ found, asked }, { found: [[1], [0, 1, 3]], asked: ['a y', 'a x', 'b x'] });
});

test('what a record may hold is told by its bytes', () => {
  const isIn = anyWord([encode('key-name'), encode('unlikely')]);
  for (const [value, expected] of [
    ['key-name', true],
    ['my key-names', true],
    ['key_name', false],
    ['\\u006bey-name', true],
    ['key-\\nname', false],
    ['\\key-name', true],
    ['key\\-name', true],
    ['key-\\\\u006eame', false],
  ] as const) {
    assert.equal(mayHold(read(recordWith(value)).events[0]!, isIn), expected, value);
  }
});

function recordWith(value: string): string {
  return `{"eventVersion":"1","eventSource":"a","eventName":"b","c":"${value}"}`;
}
