/** Of a record that the kernel has read the places are found without looking where it ends: they are the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isObject, type FieldPath, type JsonValue } from '../../src/core/log/json/value.ts';
import { readLog } from '../../src/core/log/read.ts';
import { hostileText } from './support/hostile.ts';
import { kernel } from './support/kernel.ts';
import { randomFrom } from './support/random.ts';

/** The paths of a value and of all in it, and of what is not there. */
function pathsIn(value: JsonValue, path: FieldPath = []): FieldPath[] {
  const steps = Array.isArray(value) ? [...value.keys()] : isObject(value) ? Object.keys(value) : [];
  const inside = steps.flatMap((step) =>
    pathsIn((value as Record<string | number, JsonValue>)[step]!, [...path, step]),
  );
  return [path, [...path, 'nothing'], ...inside];
}

test('places in hostile records', () => {
  let count = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const text = Buffer.from(hostileText(randomFrom(seed)));
    const { events } = readLog(text);
    for (const [index, event] of readLog(text, { scanner: kernel }).events.entries()) {
      for (const path of pathsIn(event.record())) {
        assert.deepEqual(event.locate(path), events[index]!.locate(path), `${seed}: ${path.join('.')}`);
        count++;
      }
    }
  }
  assert.ok(count > 5000, String(count));
});
