import assert from 'node:assert/strict';
import { PLACED_TEXTS } from '../../../src/core/log/columns/text-places.ts';
import { RECORD_PARTS } from '../../../src/core/log/column-event.ts';
import { valueOf } from '../../../src/core/log/event.ts';
import type { Log } from '../../../src/core/log/log.ts';

/** What columns tell of where texts stand is what the records of the same log say, read without the kernel. */
export function checkTextPlaces(log: Log, walked: Log): void {
  for (const [index, event] of log.events.entries()) {
    const other = walked.events[index]!;
    for (const [path] of PLACED_TEXTS) {
      assert.deepEqual(event.locate(path), other.locate(path), path.join('.'));
      assert.deepEqual(valueOf(event, path), valueOf(other, path), path.join('.'));
    }
    for (const part of RECORD_PARTS) {
      const value = event.record()[part];
      if (value === null || typeof value !== 'object') continue;
      for (const name of ['none', ...Object.keys(value)]) {
        assert.deepEqual(event.locate([part, name]), other.locate([part, name]), `${part}.${name}`);
      }
    }
  }
}
