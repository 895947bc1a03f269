import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderWith } from '../scan/support/folder.ts';
import { exportOf, IMPORT } from './support/records.ts';

/** The program as the last build made it. */
const PROGRAM = join(import.meta.dirname, '..', '..', 'dist', 'cli.cjs');

test('findings go to stdout, the summary line to stderr, the verdict is the exit code', (t) => {
  const folder = folderWith(t, { 'a.json': exportOf(IMPORT) });
  const args = [PROGRAM, 'scan', 'a.json', '--format', 'jsonl', '--fail-on', 'low'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 1);
  assert.equal(JSON.parse(stdout).location.path, 'a.json');
  assert.match(
    stderr.trimEnd().split('\n').at(-1)!,
    /^1 file read, 0 skipped; 1 event; 1 finding \(1 low\); /,
  );
});

test('a reader that stops early is no error', async (t) => {
  const records = Array.from({ length: 2000 }, (_, index) => ({ ...IMPORT, eventID: `e${index}` }));
  const folder = folderWith(t, { 'a.json': exportOf(...records) });
  const child = spawn(process.execPath, [PROGRAM, 'scan', folder, '--format', 'jsonl']);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.once('data', () => child.stdout.destroy());
  await once(child, 'close');
  assert.doesNotMatch(stderr, /EPIPE|Error/);
});
