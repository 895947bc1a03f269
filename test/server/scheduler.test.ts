import assert from 'node:assert/strict';
import test from 'node:test';
import { Scheduler } from '../../src/server/scheduler.ts';

/** A scheduler whose clock is turned by hand: each step of work takes `stepMs`. */
function bench(stepMs = 3) {
  let time = 0;
  const waiting: (() => void)[] = [];
  const errors: unknown[] = [];
  const scheduler = new Scheduler({ now: () => time, soon: (callback) => waiting.push(callback) }, (error) =>
    errors.push(error),
  );
  const log: string[] = [];
  function* work(name: string, steps: number): Generator<void, void> {
    try {
      for (let step = 1; step <= steps; step++) {
        time += stepMs;
        log.push(`${name}${step}`);
        yield;
      }
    } finally {
      log.push(`${name}.`);
    }
  }
  /** One round of the event loop; false when nobody waits for one. */
  const turn = (): boolean => {
    log.push('|');
    const [...now] = waiting.splice(0);
    for (const callback of now) callback();
    return now.length > 0;
  };
  return { scheduler, work, turn, errors, shown: () => log.join(' ') };
}

test('a turn lasts a few milliseconds, then the event loop has its turn', () => {
  const { scheduler, work, turn, shown } = bench();
  void scheduler.run('a', work('a', 4));
  while (turn());
  assert.equal(shown(), '| a1 a2 a3 | a4 a. |');
});

test('jobs take turns, so a small one does not wait for a big one', () => {
  const { scheduler, work, turn, shown } = bench(10);
  void scheduler.run('a', work('a', 3));
  void scheduler.run('b', work('b', 1));
  while (turn());
  assert.equal(shown(), '| a1 | b1 | a2 | b. | a3 | a. |');
});

test('a newer job under the same key replaces the older', async () => {
  const { scheduler, work, turn, shown } = bench(10);
  const first = scheduler.run('a', work('old', 9));
  turn();
  void scheduler.run('a', work('new', 1));
  await first;
  while (turn());
  assert.equal(shown(), '| old1 old. | new1 | new. |');
});

test('what nobody waits for has a turn only where nothing else is left', () => {
  const { scheduler, work, turn, shown } = bench(10);
  void scheduler.runWhenIdle('idle', work('idle', 2));
  turn();
  void scheduler.run('a', work('a', 2));
  while (turn());
  assert.equal(shown(), '| idle1 | a1 | a2 | a. | idle2 | idle. |');
});

test('after a message the next turn is left to those behind it', () => {
  const { scheduler, work, turn, shown } = bench(10);
  void scheduler.run('a', work('a', 1));
  scheduler.standBack();
  while (turn());
  assert.equal(shown(), '| | a1 | a. |');
});

// oxlint-disable-next-line require-yield
function* failing(): Generator<void, void> {
  throw new Error('broken');
}

test('a job that fails is reported and ends; the others go on', async () => {
  const { scheduler, work, turn, errors, shown } = bench();
  const ended = scheduler.run('a', failing());
  void scheduler.run('b', work('b', 1));
  while (turn());
  await ended;
  assert.equal(String(errors), 'Error: broken');
  assert.match(shown(), /b1 b\./);
});
