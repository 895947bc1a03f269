import assert from 'node:assert/strict';
import test from 'node:test';
import { factsOf } from '../../../src/core/analysis/facts/log-facts.ts';
import { matchLog } from '../../../src/core/detect/match.ts';
import { packLog } from '../../../src/core/log/packed/pack.ts';
import { readLog } from '../../../src/core/log/read.ts';
import type { Disk } from '../../../src/server/case/disk.ts';
import { CaseLoader } from '../../../src/server/case/load.ts';
import { LoadedLogs } from '../../../src/server/case/loaded-logs.ts';
import { Scheduler } from '../../../src/server/scheduler.ts';
import { createKeyPair, records, testEngine } from '../support.ts';

const TEXT = new TextEncoder().encode(records(createKeyPair(1, 'xg1')));
const TWICE = new TextEncoder().encode(records(createKeyPair(1, 'xg1'), createKeyPair(2, 'xg1')));
const SIGNAL = new AbortController().signal;

test('when the events exceed the budget, what was read is kept and it is said', async () => {
  const { loader, logs, investigation } = caseOn(['a.json', 'b.json', 'c.json', 'd.json']);
  const options = { signal: SIGNAL, report() {}, budget: 2 };
  assert.deepEqual(await loader.load(['/case'], options), {
    read: 2,
    skipped: 0,
    end: 'full',
  });
  assert.deepEqual(investigation.logIds(), ['file:///case/a.json', 'file:///case/b.json']);
  assert.equal(logs.events, 2);
});

test('a single file beyond the budget is skipped and ends nothing', async () => {
  const { loader } = caseOn(['huge.json', 'tiny.json']);
  const summary = await loader.load(['/case'], { signal: SIGNAL, report() {}, budget: 1 });
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

test('a file that could not be read is tried again, though it is the same', async () => {
  const names = ['a.json', 'closed.json'];
  const rights = { closed: true };
  const { loader } = caseOn(names, rights);
  const options = { signal: SIGNAL, report() {} };
  assert.deepEqual(await loader.load(['/case'], options), { read: 1, skipped: 1, end: 'complete' });
  rights.closed = false;
  assert.deepEqual(await loader.load(['/case'], options), { read: 2, skipped: 0, end: 'complete' });
});

async function wantB() {
  return { files: ['/case/b.json'], problems: [] };
}

async function wantNothing(): Promise<undefined> {}

/** Whether files called `closed` may not be read. */
interface Rights {
  readonly closed: boolean;
}

/** A disk of files that hold the same; `huge` holds it twice. */
function diskOf(names: readonly string[], rights: Rights): Disk {
  return {
    *walk() {
      yield;
      return { files: names.map((name) => `/case/${name}`), problems: [] };
    },
    stamp: () => ({ size: TEXT.length, changed: 0 }),
    reader: ({ engine: { rules, enrich } }) => ({
      async read(files, { signal, done }) {
        for (const { id, path } of files) {
          await new Promise(setImmediate);
          if (signal.aborted) return;
          if (rights.closed && path.includes('closed')) {
            done({ kind: 'skipped', path, reason: 'permission denied', isUnreadable: true });
            continue;
          }
          const log = readLog(path.includes('huge') ? TWICE : TEXT);
          const matches = matchLog(id, log, rules, enrich);
          done({
            kind: 'read',
            path,
            log: packLog(log),
            matches,
            facts: factsOf(log),
            isPacked: false,
            wide: undefined,
            isTooLargeToDraw: false,
            places: new Uint32Array(),
            bytes: log.textLength,
            problems: [],
          });
        }
      },
      close() {},
    }),
  };
}

function caseOn(names: readonly string[], rights: Rights = { closed: false }) {
  const scheduler = new Scheduler({ now: () => performance.now(), soon: setImmediate }, (error) => {
    throw error;
  });
  const engine = testEngine();
  const logs = new LoadedLogs({
    engine: () => engine,
    isOpen: () => false,
    isShown: () => false,
    changed() {},
  });
  const loader = new CaseLoader(logs, diskOf(names, rights), scheduler);
  return { loader, logs, investigation: engine.investigation };
}
