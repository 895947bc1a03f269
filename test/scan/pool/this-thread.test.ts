import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { generateLog } from '../../../bench/data/log.ts';
import { DIST } from '../../../scripts/lib/paths.ts';
import { loadEngine } from '../../../src/cli/engine.ts';
import type { StringTable } from '../../../src/core/log/columns/strings.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import type { Scanner } from '../../../src/core/log/walk/scanner.ts';
import type { Engine } from '../../../src/scan/engine.ts';
import { garbageCollector } from '../../../src/server/collect-garbage.ts';
import type { FileToRead, PackedFile, ReadResult } from '../../../src/scan/files/packed-export.ts';
import { fileStamp } from '../../../src/scan/files/read-file.ts';
import { readPackedInSteps } from '../../../src/scan/files/read-packed.ts';
import { thisThread } from '../../../src/scan/pool/this-thread.ts';
import { walk } from '../../../src/scan/walk.ts';
import { mixedCase } from '../support/case.ts';
import { folderWith } from '../support/folder.ts';
import { plainFile } from '../support/plain-found.ts';

const { engine, parts } = loadEngine(DIST, {
  rules: [],
  builtinRules: true,
  asn: undefined,
  placeholders: undefined,
});

test('it hands back what a file says, group by group, in their order', async (t) => {
  const files = filesOf(t, mixedCase());
  const { read, worker } = reading();
  worker.read(files.slice(0, 3));
  worker.read(files.slice(3));
  await until(() => read.length === files.length);
  const alone = files.map((file) => inOneGo(readPackedInSteps(file, engine)));
  assert.deepEqual((read as PackedFile[]).map(plainFile), alone.map(plainFile));
});

test('whatever else there is to be done is done between two files, and in the middle of a large one', async (t) => {
  const small = filesOf(t, mixedCase());
  const large = filesOf(t, { 'large.json': generateLog(30_000_000, 'one-line', 1) });
  assert.ok((await turnsMeanwhile(small)) >= small.length);
  assert.ok((await turnsMeanwhile(large)) > 2);
});

/** How often there was time for anything else while these were read. */
async function turnsMeanwhile(files: readonly FileToRead[]): Promise<number> {
  const { read, worker } = reading();
  let turns = 0;
  worker.read(files);
  await until(() => ++turns > 0 && read.length === files.length);
  return turns;
}

test('what cannot be read ends it, when what was read before is handed back', async (t) => {
  const [first, ...files] = filesOf(t, mixedCase());
  const { read, worker, reasons } = reading();
  worker.read([first!, null as unknown as FileToRead, ...files]);
  await until(() => reasons.length > 0);
  assert.deepEqual(
    read.map(({ path }) => path),
    [first!.path],
  );
});

test('nothing is handed back once it is stopped', async (t) => {
  const files = filesOf(t, mixedCase());
  const { read, worker, reasons } = reading();
  worker.read(files);
  await until(() => read.length > 0);
  const before = read.length;
  worker.stop();
  for (let turn = 0; turn < 5; turn++) await nextTurn();
  assert.deepEqual([read.length, reasons], [before, []]);
});

test('the memory that it read in is held by nobody once it is stopped and gone', async (t) => {
  const { tables, watched } = watchedEngine();
  const files = filesOf(t, mixedCase());
  const readAll = async (): Promise<void> => {
    const { read, worker } = reading(watched);
    worker.read(files);
    await until(() => read.length === files.length);
    worker.stop();
  };
  await readAll();
  await nextTurn();
  garbageCollector()({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  assert.deepEqual(
    tables.map((table) => table.deref()),
    [undefined],
  );
});

/** An engine, and the tables of strings that were made beside memory to read in. */
function watchedEngine() {
  const tables: WeakRef<StringTable>[] = [];
  const scanner: Scanner = {
    ...engine.scanner!,
    newStrings(options) {
      const table = engine.scanner!.newStrings(options);
      tables.push(new WeakRef(table));
      return table;
    },
  };
  const { rules, enrich, factsOf } = engine;
  return { tables, watched: { rules, enrich, factsOf, scanner } };
}

function reading(by: Engine = engine) {
  const read: ReadResult[] = [];
  const reasons: string[] = [];
  const worker = thisThread(
    by,
    parts,
  )({
    ready: () => {},
    done: (file) => read.push(file),
    died: (reason) => reasons.push(reason),
  });
  return { read, reasons, worker };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await nextTurn();
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function filesOf(t: TestContext, contents: Readonly<Record<string, string | Uint8Array>>): FileToRead[] {
  return walk([folderWith(t, contents)]).files.map((path) => ({
    path,
    id: path,
    size: fileStamp(path)!.size,
  }));
}
