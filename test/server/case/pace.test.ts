import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LoadingProgress } from '../../../src/protocol.ts';
import { Pace } from '../../../src/server/case/pace.ts';

const FILES = 10;

/** Each file is done so many milliseconds after the begin and has 5 events and a megabyte; what is told of each. */
function check(times: readonly number[], told: readonly (Partial<LoadingProgress> | 'nothing')[]): void {
  let now = 0;
  const reports: LoadingProgress[] = [];
  const pace = new Pace(
    FILES,
    (progress) => reports.push(progress),
    () => now,
  );
  const found = times.map((time) => {
    now = time;
    reports.length = 0;
    pace.count(5, 1_000_000);
    const [report] = reports;
    if (!report) return 'nothing';
    const { total: _total, ...progress } = report;
    return progress;
  });
  assert.deepEqual(found, told);
}

test('how long it takes is not told before the first files are typical', () => {
  check(
    [250, 500, 2000],
    [
      { files: 1, events: 5, megabytesPerSecond: 4, secondsLeft: undefined },
      { files: 2, events: 10, megabytesPerSecond: 4, secondsLeft: undefined },
      { files: 3, events: 15, megabytesPerSecond: 1.5, secondsLeft: (2 / 3) * 7 },
    ],
  );
});

test('it is told so seldom that VS Code shows each: a message that another follows within 200 ms is never seen', () => {
  check(
    [2000, 2249, 2250],
    [
      { files: 1, events: 5, megabytesPerSecond: 0.5, secondsLeft: 18 },
      'nothing',
      { files: 3, events: 15, megabytesPerSecond: 3 / 2.25, secondsLeft: (2.25 / 3) * 7 },
    ],
  );
});
