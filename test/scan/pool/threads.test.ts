import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ROOT, DIST } from '../../../scripts/lib/paths.ts';
import { loadEngine } from '../../../src/cli/engine.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { FileReader } from '../../../src/scan/files/file-reader.ts';
import type { FileToRead, PackedFile, ReadResult } from '../../../src/scan/files/packed-export.ts';
import { Pool, type StartWorker } from '../../../src/scan/pool/pool.ts';
import { threads } from '../../../src/scan/pool/threads.ts';
import { fileStamp } from '../../../src/scan/files/read-file.ts';
import { walk } from '../../../src/scan/walk.ts';
import { mixedCase } from '../support/case.ts';
import { plainFile } from '../support/plain-found.ts';
import { folderWith } from '../support/folder.ts';

// Real threads, running the source.

const SCRIPT = join(ROOT, 'src', 'scan', 'worker.ts');
const ENGINE = loadEngine(DIST, {
  rules: [],
  builtinRules: true,
  asn: undefined,
  placeholders: undefined,
});
const NEVER = new AbortController().signal;

test('threads hand back what this thread would read, all of it', async (t) => {
  const files = filesOf(t, mixedCase());
  const here = await readAll(files, { workers: 0 });
  assert.equal(here.length, files.length);
  for (const joinsIn of [false, true])
    assert.deepEqual((await readAll(files, { workers: 2, joinsIn })).map(plainFile), here.map(plainFile));
});

test('threads that are started ahead read as others do, and do not outlive a reading that has no use for them', async (t) => {
  const files = filesOf(t, mixedCase());
  const reader = new FileReader({ ...options, workers: 2 });
  for (const wanted of [[], files]) {
    reader.expect(files.length);
    const read: PackedFile[] = [];
    await reader.read(wanted, { signal: NEVER, done: (file) => read.push(file) });
    assert.equal(read.length, wanted.length);
  }
});

test('where threads cannot run, this one reads', async (t) => {
  const files = filesOf(t, mixedCase());
  const here = await readAll(files, { workers: 0 });
  const script = join(ROOT, 'no', 'such', 'worker.cjs');
  for (const joinsIn of [false, true])
    assert.deepEqual(
      (await readAll(files, { workers: 2, script, joinsIn })).map(plainFile),
      here.map(plainFile),
    );
});

test('a thread that dies of a file is replaced, and the file is skipped the second time', async (t) => {
  const files = filesOf(t, { 'a.json': '{}', 'b.json': '{}', 'poison.json': '{"a": 1}' });
  const poisoned: string[] = [];
  const start: StartWorker = (events) => {
    const worker = threads(SCRIPT, ENGINE.parts)(events);
    const read = (wanted: readonly FileToRead[]): void => {
      for (const file of wanted) {
        if (!file.path.endsWith('poison.json')) worker.read([file]);
        else {
          poisoned.push(file.path);
          worker.read([null as unknown as FileToRead]);
        }
      }
    };
    return { read, stop: () => worker.stop() };
  };
  const done: ReadResult[] = [];
  const unread = await new Pool(start, 1).read(files, { signal: NEVER, done: (file) => done.push(file) });
  assert.deepEqual(unread, []);
  assert.equal(poisoned.length, 2);
  assert.equal(done.length, 3);
  const skipped = done.find(({ path }) => path.endsWith('poison.json'));
  assert.match(skipped?.kind === 'skipped' ? skipped.reason : '', /^reading it failed twice: /);
});

test('a signal in the middle of a large file ends at once, and what was handed back stays', async (t) => {
  const large = gzipSync(Buffer.alloc(2 ** 26, `{"Records":[]}${' '.repeat(100)}`), { level: 1 });
  const files = filesOf(t, { 'large.json.gz': large, ...mixedCase() });
  const controller = new AbortController();
  const done: PackedFile[] = [];
  await new FileReader({ ...options, workers: 2 }).read(files, {
    signal: controller.signal,
    done: (file) => {
      done.push(file);
      controller.abort();
    },
  });
  assert.equal(done.length, 1);
  assert.ok(!done[0]!.path.endsWith('large.json.gz'));
});

const options = {
  ...ENGINE,
  script: SCRIPT,
  fewBytes: 0,
  run: async (steps: Generator<void, void>) => inOneGo(steps),
};

async function readAll(
  files: readonly FileToRead[],
  differing: { readonly workers: number; readonly script?: string; readonly joinsIn?: boolean },
): Promise<PackedFile[]> {
  const read: PackedFile[] = [];
  const reader = new FileReader({ ...options, ...differing });
  await reader.read(files, { signal: NEVER, done: (file) => read.push(file) });
  return read.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function filesOf(t: TestContext, contents: Readonly<Record<string, string | Uint8Array>>): FileToRead[] {
  return walk([folderWith(t, contents)]).files.map((path) => ({
    path,
    id: path,
    size: fileStamp(path)!.size,
  }));
}
