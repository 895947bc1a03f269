import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rest } from '../../src/server/rest.ts';
import { Scheduler } from '../../src/server/scheduler.ts';

/** What happens, one after the other: work of so many milliseconds, a message, or that the time of a pause is over. */
function check(name: string, happening: readonly (number | 'message' | 'pause')[], expected: string): void {
  test(name, () => {
    const pauses: (() => void)[] = [];
    let tidied = '';
    const rest = new Rest(
      () => (tidied += ' tidied'),
      (callback) => void pauses.push(callback),
    );
    for (const each of happening) {
      tidied += ` ${each}`;
      if (each === 'message') rest.disturbed();
      else if (each === 'pause') pauses.shift()?.();
      else rest.worked(each);
    }
    assert.equal(tidied.trim(), expected);
    assert.ok(pauses.length <= 1);
  });
}

check('long work, then nothing', [400, 'pause', 'pause'], '400 pause tidied pause');
check(
  'much work in short turns',
  [8, ...Array<number>(40).fill(8), 'pause', 'pause'],
  `${'8 '.repeat(41)}pause pause tidied`,
);
check('short work', [200, 'pause'], '200 pause');
check('a message meanwhile', [400, 'message', 'pause', 'pause'], '400 message pause pause tidied');
check('more work meanwhile', [400, 1, 'pause', 'pause'], '400 1 pause pause tidied');
check(
  'once for each long work',
  [400, 'pause', 'message', 8, 'pause', 400, 'pause'],
  '400 pause tidied message 8 pause 400 pause tidied',
);

test('the scheduler tells of its turns and of messages', () => {
  const waiting: (() => void)[] = [];
  let time = 0;
  let pause: (() => void) | undefined;
  let tidied = 0;
  const rest = new Rest(
    () => tidied++,
    (callback) => (pause = callback),
  );
  const clock = { now: () => time, soon: (callback: () => void) => void waiting.push(callback) };
  const scheduler = new Scheduler(clock, (error) => assert.fail(String(error)), rest);
  function* work(): Generator<void, void> {
    for (let step = 0; step < 50; step++) {
      time += 10;
      yield;
    }
  }
  void scheduler.run('work', work());
  while (waiting.length > 0) waiting.shift()!();
  scheduler.standBack();
  pause!();
  assert.equal(tidied, 0);
  pause!();
  assert.equal(tidied, 1);
});
