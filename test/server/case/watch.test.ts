import assert from 'node:assert/strict';
import test from 'node:test';
import { fileUri } from '../../../src/server/case/file-uri.ts';
import { CaseWatcher } from '../../../src/server/case/watch.ts';
import { Scheduler } from '../../../src/server/scheduler.ts';

/** A case of these files, and what stands on disk: a size by path. */
interface Case {
  readonly loaded: Readonly<Record<string, number>>;
  readonly onDisk: Readonly<Record<string, number>>;
  readonly leftOut?: string;
  /** What stands on disk after the first pause; the watching ends with the second. */
  readonly later?: Readonly<Record<string, number>>;
}

async function check({ loaded, onDisk, leftOut, later }: Case, expected: boolean): Promise<void> {
  let present = onDisk;
  const controller = new AbortController();
  const pauses: number[] = [];
  const watcher = watcherOf(loaded, () => present);
  const changed = await watcher.change(['/case'], {
    isWanted: (path) => path !== leftOut,
    signal: controller.signal,
    async pause(milliseconds) {
      pauses.push(milliseconds);
      if (later && pauses.length === 1) present = later;
      else controller.abort();
    },
  });
  assert.equal(changed, expected);
  assert.ok(pauses.every((milliseconds) => milliseconds >= 2000));
}

test('as long as nothing changes, it goes on looking until it is stopped', async () => {
  await check({ loaded: { '/case/a.json': 1 }, onDisk: { '/case/a.json': 1 } }, false);
});

test('it sees what is new, what has changed and what has gone', async () => {
  const loaded = { '/case/a.json': 1 };
  await check({ loaded, onDisk: loaded, later: { '/case/a.json': 1, '/case/b.json': 1 } }, true);
  await check({ loaded, onDisk: loaded, later: { '/case/a.json': 2 } }, true);
  await check({ loaded, onDisk: loaded, later: {} }, true);
});

test('it sees what has changed before it began', async () => {
  await check({ loaded: {}, onDisk: { '/case/a.json': 1 } }, true);
});

test('files of other folders and those left out are none of its business', async () => {
  const loaded = { '/case/a.json': 1, '/elsewhere/c.json': 1 };
  const onDisk = { '/case/a.json': 1, '/case/b.json': 1 };
  await check({ loaded, onDisk, leftOut: '/case/b.json' }, false);
});

function watcherOf(
  loaded: Readonly<Record<string, number>>,
  present: () => Readonly<Record<string, number>>,
): CaseWatcher {
  const scheduler = new Scheduler({ now: () => performance.now(), soon: setImmediate }, (error) => {
    throw error;
  });
  const files = Object.entries(loaded).map(([path, size]) => ({
    uri: fileUri(path),
    stamp: { size, changed: 0 },
    isInCase: true,
  }));
  const logs = { get: (uri: string) => files.find((file) => file.uri === uri), files: () => files };
  const disk = {
    *walk() {
      yield;
      return { files: Object.keys(present()), problems: [] };
    },
    stamp: (path: string) => ({ size: present()[path]!, changed: 0 }),
  };
  return new CaseWatcher(logs, disk, scheduler);
}
