import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Summary } from '../../src/core/analysis/exports/summary.ts';
import { folderWith } from '../scan/support/folder.ts';
import { runCli } from './support/cli.ts';
import { exportOf, IMPORT } from './support/records.ts';

const FILTERS = `title: Imports by our build server
id: 0a0a0a0a-0000-4000-8000-000000000001
description: It does so every night.
author: Mo
logsource: {product: aws, service: cloudtrail}
expires: 2026-12-31
filter:
  rules: [cti_key_pair_imported, gone]
  build: {userIdentity.userName: build}
  condition: not build
---
title: Nothing of the lab's
logsource: {product: aws, service: cloudtrail}
filter:
  rules: any
  lab: {userIdentity.userName|startswith: [bu, lab]}
  condition: not lab
---
title: Nobody yet
logsource: {product: aws, service: cloudtrail}
filter:
  rules: any
  nobody: {userIdentity.userName: nobody}
  condition: not nobody
`;

const by = (userName: string) => ({
  ...IMPORT,
  userIdentity: { type: 'IAMUser', userName, accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' },
});

async function scan(
  t: TestContext,
  records: readonly ReturnType<typeof by>[],
  ...options: readonly string[]
) {
  const folder = folderWith(t, { 'log/a.json': exportOf(...records), 'rules/filters.yml': FILTERS });
  const path = join(folder, 'summary.json');
  const rules = ['--rules', join(folder, 'rules'), '--summary', path];
  const { notes } = await runCli('scan', join(folder, 'log'), ...rules, ...options);
  const summary: Summary = JSON.parse(readFileSync(path, 'utf8'));
  return { summary, last: notes.at(-1)!, folder };
}

test('what filters took away is counted for each of them, and in all', async (t) => {
  const { summary, last, folder } = await scan(t, [by('build'), by('ana'), by('lab1')]);
  const { byLevel, byRule } = summary.findings;
  assert.deepEqual([byLevel, byRule], [{ low: 1 }, { 'key-pair-imported': 1 }]);
  const path = join(folder, 'rules/filters.yml');
  assert.deepEqual(summary.suppressed, {
    total: 2,
    filters: [
      {
        id: '0a0a0a0a-0000-4000-8000-000000000001',
        title: 'Imports by our build server',
        path,
        line: 1,
        author: 'Mo',
        description: 'It does so every night.',
        expires: '2026-12-31',
        missing: ['gone'],
        count: 1,
        rules: { 'key-pair-imported': 1 },
      },
      {
        id: "Nothing of the lab's",
        title: "Nothing of the lab's",
        path,
        line: 12,
        count: 2,
        rules: { 'key-pair-imported': 2 },
      },
      { id: 'Nobody yet', title: 'Nobody yet', path, line: 19, count: 0, rules: {} },
    ],
  });
  const { seen, loaded, filters, notApplicable, refused } = summary.rules;
  assert.deepEqual([filters, seen], [3, loaded + notApplicable + refused.length]);
  assert.match(last, /; 1 finding \(1 low\); 2 suppressed by 2 filters; /);
});

test('nothing is said of filters that took nothing away', async (t) => {
  const { summary, last } = await scan(t, [by('ana')]);
  assert.equal(summary.suppressed.total, 0);
  assert.doesNotMatch(last, /suppressed/);
});

test('what would not have been reported is not counted', async (t) => {
  const { summary } = await scan(t, [by('build')], '--min-level', 'medium');
  assert.equal(summary.suppressed.total, 0);
});
