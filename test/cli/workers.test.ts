import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Summary } from '../../src/core/analysis/exports/summary.ts';
import { folderWith } from '../scan/support/folder.ts';
import { mixedCase } from '../scan/support/case.ts';
import { jsonLines, runCliWith } from './support/cli.ts';

// However many threads read the files, what is written is the same, byte for byte.

test('findings, counts and problems', async (t) => {
  const folder = folderWith(t, mixedCase());
  const path = join(folderWith(t, {}), 'summary.json');
  const scan = async (workers: number) => {
    const args = ['scan', folder, '--format', 'jsonl', '--summary', path];
    const { out, notes } = await runCliWith(workers, ...args);
    const { seconds, ...summary }: Summary = JSON.parse(readFileSync(path, 'utf8'));
    assert.ok(seconds >= 0);
    return { out, notes: notes.slice(0, -1), summary };
  };
  const alone = await scan(0);
  const { events, duplicates, notEvents, unreadable, records, files, findings } = alone.summary;
  assert.equal(records, events + duplicates + notEvents + unreadable);
  assert.equal(files.seen, files.read + files.skipped.length);
  assert.equal(
    jsonLines(alone.out).length,
    Object.values(findings.byLevel).reduce((a, b) => a + b),
  );
  assert.ok(duplicates > 0 && unreadable > 0 && files.skipped.length === 4, JSON.stringify(files));
  assert.ok(findings.byRule['key-pair-used-after-creation'], 'a chain across files');
  for (const workers of [1, 2, 3]) assert.deepEqual(await scan(workers), alone, `${workers} workers`);
});

for (const args of [
  ['scan', '--format', 'sarif'],
  ['scan', '--format', 'text'],
  ['pivot', '--access-key', 'AKIAAAAAAAAAAAAAAAAA'],
]) {
  test(args.join(' '), async (t) => {
    const [command, ...options] = args as [string, ...string[]];
    const folder = folderWith(t, mixedCase());
    const alone = await runCliWith(0, command, folder, ...options);
    const shared = await runCliWith(2, command, folder, ...options);
    assert.ok(alone.out.length > 0);
    assert.equal(shared.out, alone.out);
  });
}
