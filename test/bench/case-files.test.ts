import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { contentsOf, writeGzipFile, type GzipFiles } from '../../bench/data/case-files.ts';
import { costOf } from '../../bench/process/run.ts';
import { readLog } from '../../src/core/log/read.ts';

const folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
after(() => rmSync(folder, { recursive: true }));
const CASE: GzipFiles = { folder, files: 50, eventsPerFile: 30 };

test('a made case holds what it says it does', () => {
  let written = 0;
  for (let file = 0; file < CASE.files; file++) written += writeGzipFile(CASE, file);
  const texts = globSync('**/*.json.gz', { cwd: folder }).map((path) =>
    gunzipSync(readFileSync(join(folder, path))),
  );
  assert.equal(texts.length, CASE.files);
  assert.equal(
    written,
    texts.reduce((sum, { length }) => sum + length, 0),
  );
  const logs = texts.map((text) => readLog(text));
  assert.deepEqual(
    logs.flatMap(({ problems }) => problems),
    [],
  );
  const ids = logs.flatMap(({ events }) => events.map(({ eventID }) => eventID));
  const { events, duplicates } = contentsOf(CASE);
  assert.deepEqual({ events: new Set(ids).size, all: ids.length }, { events, all: events + duplicates });
});

test('work is measured in a process of its own', async () => {
  const cost = await costOf(new URL('../../bench/tasks/gunzip.ts', import.meta.url), folder);
  assert.ok(cost.milliseconds > 0 && cost.cpuMs! > 0 && cost.peakBytes! > 0);
});
