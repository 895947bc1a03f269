/** What the columns say of a caller is what the record says, wherever rules take it from there without parsing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventFields } from '../../src/core/detect/sigma/event-fields.ts';
import { valuesAt } from '../../src/core/detect/sigma/field-values.ts';
import type { LogEvent } from '../../src/core/log/log.ts';
import { readLog } from '../../src/core/log/read.ts';
import { hostileText } from './support/hostile.ts';
import { kernel } from './support/kernel.ts';
import { randomFrom } from './support/random.ts';

/** What of `userIdentity.arn` is known before the record is parsed; undefined: nothing. */
function known(event: LogEvent): readonly unknown[] | undefined {
  const { values, undecided } = fieldsOf(event).ofColumns.get('userIdentity.arn');
  return undecided === undefined ? values : undefined;
}

function fieldsOf(event: LogEvent): EventFields {
  return new EventFields({ event, enrichment: new Map() });
}

function parsed(event: LogEvent): readonly unknown[] {
  return valuesAt(event.record(), 'userIdentity.arn');
}

function eventsOf(text: string): readonly LogEvent[] {
  return readLog(Buffer.from(text), { scanner: kernel }).events;
}

/** Whether the caller is known of a record that begins with these members. */
function check(name: string, members: string, isKnown: boolean): void {
  const text = `[{${members},"eventVersion":"1.08","eventName":"a","eventSource":"b"}]`;
  test(name, () => {
    const [event] = eventsOf(text);
    assert.deepEqual(known(event!), isKnown ? parsed(event!) : undefined);
  });
}

const CALLER = '"userIdentity":{"arn":"arn:aws:iam::1:user/a"}';
check('a caller', CALLER, true);
check('none', '"x":1', false);
check('no text', '"userIdentity":{"arn":1}', false);
check('a list', '"userIdentity":[{"arn":"a"},{"arn":"b"}]', false);
check('a name with a dot', `${CALLER},"userIdentity.arn":"other"`, false);
check('an escape', `${CALLER},"x":"\\u0041"`, false);

test('what is known of hostile records holds', () => {
  let count = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    for (const event of eventsOf(hostileText(randomFrom(seed)))) {
      const values = known(event);
      if (!values) continue;
      count++;
      assert.deepEqual(values, parsed(event));
    }
  }
  assert.ok(count > 100, String(count));
});
