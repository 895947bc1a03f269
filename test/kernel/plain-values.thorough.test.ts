/** What is told of a record's fields without parsing it is what the parsed record says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valuesAt } from '../../src/core/detect/sigma/field-values.ts';
import { plainValues } from '../../src/core/detect/sigma/plain-values.ts';
import { valueOf } from '../../src/core/log/event.ts';
import { isObject, valueAt } from '../../src/core/log/json/value.ts';
import type { LogEvent } from '../../src/core/log/log.ts';
import { readLog } from '../../src/core/log/read.ts';
import { hostileText } from './support/hostile.ts';
import { kernel } from './support/kernel.ts';
import { randomFrom } from './support/random.ts';

function eventsOf(text: string): readonly LogEvent[] {
  return readLog(Buffer.from(text), { scanner: kernel }).events;
}

/** What is told of `requestParameters.name` and of `name`, where the record has these members; undefined: nothing. */
function check(name: string, members: string, expected: readonly (string[] | undefined)[]): void {
  const text = `[{"eventVersion":"1.08","eventName":"a","eventSource":"b",${members}}]`;
  test(name, () => {
    const [event] = eventsOf(text);
    const told = ['requestParameters.name', 'name'].map((field) => {
      const found = plainValues(field, event!)?.values;
      if (found) assert.deepEqual(found, valuesAt(event!.record(), field));
      return found?.map(({ value }) => value);
    });
    assert.deepEqual(told, [...expected, undefined, undefined].slice(0, 2));
  });
}

check('a text', '"requestParameters":{"name":"x"}', [['x'], []]);
check('an empty text', '"requestParameters":{"name":""}', [[''], []]);
check('a text beyond ASCII', '"name":"schlüssel","requestParameters":null', [[], ['schlüssel']]);
check('escapes', '"requestParameters":{"name":"a\\n\\"b\\""},"name":"\\\\"', [['a\n"b"'], ['\\']]);
check('an escape in another value', '"requestParameters":{"a":"\\n\\"}","name":"x"},"name":{"b":"\\t"}', [
  ['x'],
]);
check('an escape in a name', '"requestParameters":{"n\\/ame":"x","name":"y"}', [['y'], []]);
check('an escape that may stand for a letter', '"requestParameters":{"n\\u0061me":"x"}', []);
check('an escape, and no such value', '"requestParameters":{"a":"\\n"},"names":"\\n"', [[], []]);
check('an escape, and no request', '"a":"\\n"', [[], []]);
check('the response first', '"responseElements":{"name":"x"},"requestParameters":{"name":"y"}', [['y'], []]);
check('twice: the last counts', '"name":"a","name":"b"', [[], ['b']]);
check('nothing below a text', '"requestParameters":"name"', [[], []]);
check('a name that goes on', '"requestParameters":{"names":"x"},"nam":"y"', [[], []]);
check('a number', '"requestParameters":{"name":1},"name":true', []);
check('an object', '"requestParameters":{"name":{}}', [undefined, []]);
check('a list', '"requestParameters":{"name":["x","y"]}', [undefined, []]);
check('in a list', '"requestParameters":[{"name":"x"},{"name":"y"}]', [undefined, []]);
check('a name with a dot', '"requestParameters.name":"x"', []);
check('a quote in quotes', '"requestParameters":{"name":"a \\"b\\""},"name":"c\\\\d"', [['a "b"'], ['c\\d']]);
check('a quote elsewhere', '"requestParameters":{"name":"x","na\\/me":"y"}', [['x'], []]);
check('an escape', '"requestParameters":{"name":"x"},"y":"\\u0041"', []);

test('three steps may be read in many ways', () => {
  const [event] = eventsOf('[{"eventVersion":"1","eventName":"a","eventSource":"b","x":{"y.z":"1"}}]');
  assert.equal(plainValues('x.y.z', event!), undefined);
});

test('what is told of hostile records holds', () => {
  let told = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    for (const event of eventsOf(hostileText(randomFrom(seed)))) {
      const record = event.record();
      const names = Object.entries(record).flatMap(([name, value]) => [
        [name],
        [name, 'none'],
        ...(isObject(value) ? Object.keys(value).map((inner) => [name, inner]) : []),
      ]);
      for (const path of names) {
        assert.deepEqual(valueOf(event, path), valueAt(record, path), path.join());
        const found = plainValues(path.join('.'), event);
        if (!found) continue;
        told++;
        assert.deepEqual(found.values, valuesAt(record, path.join('.')), path.join());
      }
    }
  }
  assert.ok(told > 1000, String(told));
});
