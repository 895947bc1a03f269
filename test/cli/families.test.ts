import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Summary } from '../../src/core/analysis/exports/summary.ts';
import { folderWith } from '../scan/support/folder.ts';
import { runCli } from './support/cli.ts';
import { exportOf, IMPORT } from './support/records.ts';

test('a family that is switched off finds nothing, and the counts say so', async (t) => {
  const folder = folderWith(t, { 'a.json': exportOf(IMPORT) });
  const path = join(folder, 'summary.json');
  const { out, notes } = await runCli(
    ...['scan', join(folder, 'a.json'), '--summary', path],
    ...['--without-family', 'key-pairs', '--without-family', 'key-pairs'],
  );
  assert.equal(out, '');
  const { rules }: Summary = JSON.parse(readFileSync(path, 'utf8'));
  const [off] = rules.switchedOff;
  assert.deepEqual([rules.switchedOff.length, off?.family], [1, 'key-pairs']);
  assert.ok(off!.rules > 12, `${off!.rules} rules`);
  assert.equal(rules.seen, rules.loaded + rules.notApplicable + rules.refused.length + off!.rules);
  assert.match(notes.at(-1)!, new RegExp(`; ${off!.rules} rules off \\(key-pairs\\); `));
});

test('a family that does not exist is refused', async (t) => {
  const folder = folderWith(t, { 'a.json': exportOf(IMPORT) });
  const { code, notes } = await runCli('scan', folder, '--without-family', 'key-pair');
  assert.equal(code, 2);
  assert.match(
    notes.join('\n'),
    /--without-family key-pair: no rule is of this family; there are .*key-pairs/,
  );
});
