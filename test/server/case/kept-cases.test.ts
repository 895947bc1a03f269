import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Investigation } from '../../../src/core/analysis/investigation.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { localDisk, type Disk } from '../../../src/server/case/disk.ts';
import { KeptCases } from '../../../src/server/case/kept-cases.ts';
import { CaseLoader, type LoadOptions } from '../../../src/server/case/load.ts';
import { LoadedLogs } from '../../../src/server/case/loaded-logs.ts';
import { coverage } from '../../../src/server/requests/coverage.ts';
import { Scheduler } from '../../../src/server/scheduler.ts';
import { readSettings } from '../../../src/server/settings/settings.ts';
import { folderWith } from '../../scan/support/folder.ts';
import { createKeyPair, event, EVERYTHING, records, testEngine } from '../support.ts';

// A case that is closed and opened again in another session: what is read, what is kept, and that it is the same.

const TOKEN = 'FwoGZXIvYXdzEXAMPLESESSIONTOKENofNobody1234567890';
const FILES = {
  'a.json': records(createKeyPair(1, 'xg1'), createKeyPair(2, 'deploy')),
  'b.json.gz': gzipSync(
    records(
      event(3, {
        eventName: 'RunInstances',
        eventTime: '2026-11-04T13:02:11Z',
        requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } },
      }),
      createKeyPair(1, 'xg1'),
    ),
  ),
  'c/assumed.json': records(
    event(4, {
      eventSource: 'sts.amazonaws.com',
      eventName: 'AssumeRoleWithSAML',
      responseElements: { credentials: { accessKeyId: 'ASIAQWERTYUIOPASDFGH', sessionToken: TOKEN } },
    }),
  ),
  'c/quiet.json': records(event(5, { eventSource: 's3.amazonaws.com', eventName: 'GetObject' })),
  'notes.txt': 'no log',
  'empty.json': '',
};

test('a case that is opened again is what it was, and nothing of it is read', async (t) => {
  const folder = folderWith(t, FILES);
  const first = session(t, folder);
  await first.load();
  assert.deepEqual(first.read.toSorted(), Object.keys(FILES).toSorted());
  const second = first.next();
  assert.deepEqual(await second.load(), { read: 4, skipped: 2, end: 'complete' });
  assert.deepEqual(second.read, []);
  assert.deepEqual(second.answers(), first.answers());
  assert.ok(first.answers().findings.length > 2);
});

test('what was read of logs is told again, what is in their records is read from their texts', async (t) => {
  const folder = folderWith(t, FILES);
  const first = session(t, folder);
  await first.load();
  const second = first.next();
  await second.load();
  const [log] = second.logs.files().filter(({ path }) => path.endsWith('b.json.gz'));
  const [run] = log!.read!.log.events;
  assert.equal(run!.eventName, 'RunInstances');
  assert.match(JSON.stringify(run!.record()), /"keyName":"xg1"/);
});

test('only what has changed is read, and what has gone goes', async (t) => {
  const folder = folderWith(t, FILES);
  const first = session(t, folder);
  await first.load();
  writeFileSync(join(folder, 'a.json'), records(createKeyPair(1, 'other')));
  writeFileSync(join(folder, 'new.json'), records(createKeyPair(7, 'xg1')));
  rmSync(join(folder, 'b.json.gz'));
  const second = first.next();
  await second.load();
  assert.deepEqual(second.read.toSorted(), ['a.json', 'new.json']);
  const fresh = session(t, folder);
  await fresh.load();
  assert.deepEqual(second.answers(), fresh.answers());
  // And that was kept in its turn.
  const third = second.next();
  await third.load();
  assert.deepEqual(third.read, []);
  assert.deepEqual(third.answers(), fresh.answers());
});

test('a copy of a packed log is the same log, whatever its date', async (t) => {
  const folder = folderWith(t, FILES);
  const first = session(t, folder);
  await first.load();
  for (const name of ['a.json', 'b.json.gz']) utimesSync(join(folder, name), 1, 1);
  const second = first.next();
  await second.load();
  assert.deepEqual(second.read, []);
  // Its text is found, too: it is known by the date it has now.
  const [log] = second.logs.files().filter(({ path }) => path.endsWith('b.json.gz'));
  assert.match(JSON.stringify(log!.read!.log.events[0]!.record()), /xg1/);
});

test('what was left when a load was cancelled is read the next time, and no more', async (t) => {
  const folder = folderWith(t, FILES);
  const first = session(t, folder);
  const cancel = new AbortController();
  // Not in the middle of what adds them.
  first.afterAdding = () => queueMicrotask(() => cancel.abort());
  assert.equal((await first.load({ signal: cancel.signal })).end, 'cancelled');
  const loaded = first.logs.files().length;
  assert.ok(loaded > 0 && loaded < 6, `${loaded} files were loaded`);
  const second = first.next();
  await second.load();
  assert.equal(second.read.length, 6 - loaded);
  assert.equal(second.logs.files().length, 6);
});

test('under other rules only logs with calls that these are about are read', async (t) => {
  const folder = folderWith(t, FILES);
  const first = session(t, folder);
  await first.load();
  const settings = { knownBadKeyPairNames: ['deploy'] };
  const second = first.next({ settings });
  await second.load();
  assert.deepEqual(second.read.toSorted(), ['a.json', 'b.json.gz']);
  const fresh = session(t, folder, { settings });
  await fresh.load();
  assert.deepEqual(second.answers(), fresh.answers());
  assert.notDeepEqual(second.answers().findings, first.answers().findings);
});

test('what another version read is not used', async (t) => {
  const folder = folderWith(t, FILES);
  const first = session(t, folder);
  await first.load();
  const second = first.next({ reader: join(folder, 'a.json') });
  await second.load();
  assert.equal(second.read.length, 6);
});

test('where it is not wanted nothing is kept, and nothing kept is used', async (t) => {
  const folder = folderWith(t, FILES);
  const unwilling = session(t, folder, { settings: { case: { keepIndex: false } } });
  await unwilling.load();
  assert.deepEqual(unwilling.indexes(), []);
  const first = unwilling.next({ settings: {} });
  await first.load();
  assert.equal(first.indexes().length, 1);
  const second = first.next({ settings: { case: { keepIndex: false } } });
  await second.load();
  assert.equal(second.read.length, 6);
});

test('an index that is damaged, or cannot be written, is nobody’s concern', async (t) => {
  const folder = folderWith(t, FILES);
  const first = session(t, folder);
  await first.load();
  const [path] = first.indexes();
  const bytes = readFileSync(path!);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(path!, bytes);
  const second = first.next();
  await second.load();
  assert.equal(second.read.length, 6);
  assert.deepEqual(second.answers(), first.answers());
  const nowhere = session(t, folder, { indexFolder: join(folder, 'a.json') });
  assert.equal((await nowhere.load()).end, 'complete');
});

test('unloading keeps the index, and other paths have another', async (t) => {
  const folder = folderWith(t, FILES);
  const first = session(t, folder);
  await first.load();
  await first.loader.unload();
  assert.equal(first.indexes().length, 1);
  await first.load({}, [join(folder, 'c')]);
  assert.equal(first.indexes().length, 2);
  const second = first.next();
  await second.load({}, [join(folder, 'c')]);
  assert.deepEqual([second.read, second.logs.files().length], [[], 2]);
});

test('a session token of a log is nowhere in what is kept', async (t) => {
  const folder = folderWith(t, FILES);
  const first = session(t, folder);
  await first.load();
  const written = first.indexes().map((path) => readFileSync(path, 'latin1'));
  assert.equal(written.length, 1);
  assert.ok(written[0]!.includes('ASIAQWERTYUIOPASDFGH'));
  assert.ok(!written[0]!.includes(TOKEN.slice(0, 20)));
});

interface SessionOptions {
  readonly settings?: object;
  readonly indexFolder?: string;
  readonly reader?: string;
}

/** A server's life, as far as cases go. */
function session(t: TestContext, folder: string, options: SessionOptions = {}) {
  const { settings = {}, indexFolder = join(folderWith(t, {}), 'indexes') } = options;
  const { reader = import.meta.filename } = options;
  const current = readSettings(settings);
  const engine = testEngine(current);
  let now = 0;
  // Each step is a turn of its own.
  const scheduler = new Scheduler({ now: () => (now += 1000), soon: setImmediate }, (error) => {
    throw error;
  });
  const logs = new LoadedLogs({
    engine: () => engine,
    isOpen: () => false,
    isShown: () => false,
    changed: () => opened.afterAdding(),
  });
  const isWanted = () => current.keepsIndex;
  const kept = new KeptCases({ folder: indexFolder, reader, isWanted, logs, scheduler });
  const read: string[] = [];
  const opened = {
    logs,
    /** The files that were read, by their paths in the folder. */
    read,
    afterAdding() {},
    loader: new CaseLoader(logs, noting(read, folder), scheduler, kept),
    async load(more: Partial<LoadOptions> = {}, paths = [folder]) {
      const signal = new AbortController().signal;
      const summary = await this.loader.load(paths, { signal, report() {}, ...more });
      await kept.written();
      return summary;
    },
    answers: () => answersOf(engine.investigation, logs),
    indexes: () => {
      try {
        return readdirSync(indexFolder).map((name) => join(indexFolder, name));
      } catch {
        return [];
      }
    },
    /** The next session of the same user. */
    next: (changed: SessionOptions = {}) => session(t, folder, { settings, indexFolder, reader, ...changed }),
  };
  return opened;
}

/** The disk, and what is read from it. */
function noting(read: string[], folder: string): Disk {
  const disk = localDisk('');
  return {
    ...disk,
    reader(options) {
      const reader = disk.reader(options);
      return {
        read: (files, { signal, done }) =>
          reader.read(files, {
            signal,
            done: (file) => {
              read.push(file.path.slice(folder.length + 1));
              done(file);
            },
          }),
        close: () => reader.close(),
      };
    },
  };
}

function opensAsText(): boolean {
  return false;
}

/** What coverage asks besides the investigation. */
function snapshotOf(investigation: Investigation) {
  return { investigation, filter: EVERYTHING, aliases: new Map(), opensAsText } as never;
}

/** All that is shown of a case. */
function answersOf(investigation: Investigation, logs: LoadedLogs) {
  const findings = investigation.findings(EVERYTHING);
  const entities = investigation.entities(['access-key', 'key-pair', 'principal', 'address']);
  return {
    findings,
    undecided: investigation.conclusion().undecided,
    counts: investigation.counts(),
    coverage: inOneGo(coverage(snapshotOf(investigation), logs)),
    entities,
    related: entities.map(({ entity }) =>
      investigation.related(entity).map(({ event: facts, reasons, span, matched }) => ({
        event: facts.eventID,
        reasons,
        span,
        matched: matched.map(({ path }) => path),
      })),
    ),
    references: entities.map(({ entity }) => investigation.references(entity).map(({ span }) => span)),
    spans: investigation.logIds().map((id) => investigation.log(id)!.events.map(({ span }) => span)),
  };
}
