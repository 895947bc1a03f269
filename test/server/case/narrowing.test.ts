import assert from 'node:assert/strict';
import test from 'node:test';
import { NOTHING_LEFT_OUT, type LeftOut } from '../../../src/scan/facets/left-out.ts';
import { Narrowing, type Ask } from '../../../src/server/case/narrowing.ts';
import { Scheduler } from '../../../src/server/scheduler.ts';

const SIGNAL = new AbortController().signal;
const EAST = '/case/111122223333_CloudTrail_us-east-1_20261104T1005Z_a.json.gz';
const WEST = '/case/west/111122223333_CloudTrail_us-west-2_20261104T1005Z_a.json.gz';
const NOTES = '/case/notes.txt';
const FOUND = { files: [EAST, WEST, NOTES], problems: [] };
const WITHOUT_WEST: LeftOut = { ...NOTHING_LEFT_OUT, region: ['us-west-2'] };

test('what the user leaves out is neither loaded nor forgotten', async () => {
  const { narrowing, leftOut } = narrowingWith(async () => WITHOUT_WEST);
  const asked = await narrowing.narrow(['/case'], FOUND, { choice: 'asked', signal: SIGNAL });
  assert.deepEqual(asked?.files, [EAST, NOTES]);
  assert.deepEqual([...leftOut], [WEST]);
});

test('few files are loaded without a question, and a choice stays until the next', async () => {
  const asked: LeftOut[] = [];
  const { narrowing } = narrowingWith(async (_survey, before) => {
    asked.push(before);
    return WITHOUT_WEST;
  });
  const files = async (choice?: 'kept' | 'asked') =>
    (await narrowing.narrow(['/case'], FOUND, { choice, signal: SIGNAL }))?.files.length;
  assert.equal(await files(), 3);
  assert.equal(await files('asked'), 2);
  assert.equal(await files('kept'), 2);
  assert.equal(await files(), 2);
  assert.equal(await files('asked'), 2);
  assert.deepEqual(asked, [NOTHING_LEFT_OUT, WITHOUT_WEST]);
  narrowing.forget();
  assert.equal(await files('kept'), 3);
});

test('a folder that is loaded on its own follows its own choice', async () => {
  const { narrowing, leftOut } = narrowingWith(async () => WITHOUT_WEST);
  await narrowing.narrow(['/case'], FOUND, { choice: 'asked', signal: SIGNAL });
  await narrowing.narrow(['/case/west'], { files: [WEST], problems: [] }, { signal: SIGNAL });
  assert.deepEqual([...leftOut], []);
  const again = await narrowing.narrow(['/case', '/case/west'], FOUND, { choice: 'kept', signal: SIGNAL });
  assert.deepEqual(again?.files, FOUND.files);
});

test('a question without an answer loads nothing and changes nothing', async () => {
  const { narrowing, leftOut } = narrowingWith(async () => undefined);
  assert.equal(await narrowing.narrow(['/case'], FOUND, { choice: 'asked', signal: SIGNAL }), undefined);
  assert.equal(leftOut.size, 0);
});

test('a load that is cancelled asks nothing', async () => {
  const { narrowing } = narrowingWith(() => Promise.reject(new Error('asked')));
  const signal = AbortSignal.abort();
  assert.equal(await narrowing.narrow(['/case'], FOUND, { choice: 'asked', signal }), undefined);
});

function narrowingWith(ask: Ask): { narrowing: Narrowing; leftOut: Set<string> } {
  const scheduler = new Scheduler({ now: () => performance.now(), soon: setImmediate }, (error) => {
    throw error;
  });
  const leftOut = new Set<string>();
  const disk = { stamp: () => ({ size: 10, changed: 0 }) };
  return { narrowing: new Narrowing({ leftOut }, disk, scheduler, ask), leftOut };
}
