import assert from 'node:assert/strict';
import test from 'node:test';
import type { ExportFile } from '../../../src/scan/read-export.ts';
import { readLog } from '../../../src/core/log/read.ts';
import type { Disk } from '../../../src/server/case/disk.ts';
import { CaseLoader } from '../../../src/server/case/load.ts';
import { LoadedLogs } from '../../../src/server/case/loaded-logs.ts';
import { Scheduler } from '../../../src/server/scheduler.ts';
import { createKeyPair, records, snapshotOf } from '../support.ts';

const TEXT = new TextEncoder().encode(records(createKeyPair(1, 'xg1')));
const SIGNAL = new AbortController().signal;

test('when the text exceeds the budget, what was read is kept and it is said', async () => {
  const { loader, logs, investigation } = caseOn(['a.json', 'b.json', 'c.json', 'd.json']);
  const options = { signal: SIGNAL, report() {}, budget: 2.5 * TEXT.length };
  assert.deepEqual(await loader.load(['/case'], options), {
    read: 2,
    skipped: 0,
    end: 'full',
  });
  assert.deepEqual(investigation.logIds(), ['file:///case/a.json', 'file:///case/b.json']);
  assert.equal(logs.textBytes, 2 * TEXT.length);
});

test('a single file beyond the budget is skipped and ends nothing', async () => {
  const { loader } = caseOn(['huge.json', 'tiny.json']);
  const summary = await loader.load(['/case'], { signal: SIGNAL, report() {}, budget: 1.5 * TEXT.length });
  assert.deepEqual(summary, { read: 1, skipped: 1, end: 'complete' });
});

test('of the files found, those are left out that are not wanted, and go if they were loaded', async () => {
  const { loader, logs } = caseOn(['a.json', 'b.json']);
  const options = { signal: SIGNAL, report() {} };
  await loader.load(['/case'], options);
  assert.deepEqual(await loader.load(['/case'], { ...options, narrow: wantB }), {
    read: 1,
    skipped: 0,
    end: 'complete',
  });
  const cancelled = await loader.load(['/case'], { ...options, narrow: wantNothing });
  assert.equal(cancelled.end, 'cancelled');
  assert.deepEqual(
    logs.files().map(({ path }) => path),
    ['/case/b.json'],
  );
});

test('a new load ends the one before, and an unloaded case is empty', async () => {
  const { loader, logs } = caseOn(['a.json', 'b.json']);
  const options = { signal: SIGNAL, report() {} };
  const first = loader.load(['/case'], options);
  const second = loader.load(['/case'], options);
  assert.equal((await first).end, 'cancelled');
  assert.equal((await second).read, 2);
  await loader.unload();
  assert.equal(logs.counts, null);
});

async function wantB() {
  return { files: ['/case/b.json'], problems: [] };
}

async function wantNothing(): Promise<undefined> {}

const toFileOffset = (offset: number): number => offset;

/** A disk of files that hold the same; `huge` is twice as large as it may be. */
function diskOf(names: readonly string[]): Disk {
  return {
    *walk() {
      yield;
      return { files: names.map((name) => `/case/${name}`), problems: [] };
    },
    stamp: () => ({ size: TEXT.length, changed: 0 }),
    *read(path, limit): Generator<void, ExportFile> {
      yield;
      if (path.includes('huge') || TEXT.length > limit)
        return { kind: 'skipped', path, reason: 'larger', isTooLarge: true };
      const log = readLog(TEXT);
      return { kind: 'read', path, log, isPacked: false, toFileOffset, bytes: TEXT.length, problems: [] };
    },
  };
}

function caseOn(names: readonly string[]) {
  const scheduler = new Scheduler({ now: () => performance.now(), soon: setImmediate }, (error) => {
    throw error;
  });
  const { investigation } = snapshotOf({});
  const logs = new LoadedLogs({
    scheduler,
    investigation: () => investigation,
    isOpen: () => false,
    isShown: () => false,
    changed() {},
  });
  return { loader: new CaseLoader(logs, diskOf(names), scheduler), logs, investigation };
}
