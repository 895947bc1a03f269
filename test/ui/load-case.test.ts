import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { generateLog } from '../../bench/data/log.ts';
import { chooseFromMenu, downTo, expand, openMenu } from './rows.ts';
import { inWorkbench } from './support.ts';
import { clickFor } from './waiting.ts';
import type { Workbench } from './workbench.ts';

// A folder as a bucket holds it, loaded from the Explorer and read without unpacking anything.

const LOG = '111122223333_CloudTrail_us-east-1_20261104T0300Z_8Fz3kPq1mXw7Rb2T';
const FILES = 400;

const test = inWorkbench({ folder: 'media/sample-case' });

test('a folder is loaded from the Explorer, with progress that can be cancelled', async (workbench) => {
  const { page, workspace } = workbench;
  fillBucket(join(workspace, 'AWSLogs'));
  await loadFromExplorer(workbench);
  await isLoading(workbench);
  await page.locator('.pane-header').filter({ hasText: 'Findings' }).hover();
  await page.getByRole('button', { name: 'Cancel loading' }).click();
  await workbench
    .message('Findings')
    .filter({ hasText: /^\d+ files, [\d,]+ events/ })
    .waitFor();
  assert.deepEqual(await workbench.notifications(), []);
});

test('loading it again reads the rest', async (workbench) => {
  await loadFromExplorer(workbench);
  await isLoading(workbench);
  await workbench.page.screenshot({ path: 'artifacts/screenshots/loading-dark.png' });
  await workbench
    .message('Findings')
    .filter({ hasText: `${FILES - 1} files` })
    .filter({ hasNotText: 'Loading' })
    .waitFor();
  await workbench.treeRows('Findings').filter({ hasText: 'high' }).first().waitFor();
  await workbench.screenshot('case-findings');
});

test('a click on a finding in a compressed log opens it as text, at the event', async (workbench) => {
  const { page } = workbench;
  await clickFor(
    workbench.treeRows('Findings').filter({ hasText: LOG }),
    page.locator('.tab.active').filter({ hasText: '(formatted)' }),
  );
  await page.locator('.editor-instance .selected-text').first().waitFor();
  await workbench.squiggles().first().waitFor();
  await workbench.screenshot('case-finding-opened');
});

test('a double click on a compressed log opens it as text', async (workbench) => {
  const { page } = workbench;
  await workbench.runCommand('View: Close All Editors');
  await workbench.quickOpen(`${LOG}.json.gz`);
  await page.locator('.tab.active').filter({ hasText: '(formatted)' }).waitFor();
  await page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
  await workbench.screenshot('compressed-log');
});

test('the Coverage view says what was read and what was not', async (workbench) => {
  const { page } = workbench;
  await workbench.runCommand('CloudTrail: Focus on Coverage View');
  const rows = workbench.treeRows('Coverage');
  await expand(rows.filter({ hasText: /^Skipped/ }));
  await rows.filter({ hasText: 'not text' }).first().waitFor();
  await downTo(rows.filter({ hasText: 'ap-southeast-2' }).first());
  await page.mouse.move(700, 400);
  await workbench.screenshot('coverage');
});

async function loadFromExplorer(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.runCommand('View: Show Explorer');
  // Before VS Code knows the extension, the menu is without its commands.
  await page.getByRole('tab', { name: 'CloudTrail' }).waitFor();
  const folder = page.locator('.explorer-folders-view').getByRole('treeitem', { name: 'AWSLogs' });
  await openMenu(folder, 'Load CloudTrail case…');
  await chooseFromMenu(workbench.page, 'Load CloudTrail case…');
}

/** Compressed logs like those of a trail, the one of the sample case among them, and a file that is none. */
function fillBucket(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const everyday = [1, 2, 3, 4].map((seed) => gzipSync(generateLog(1_000_000, 'one-line', seed)));
  for (let number = 0; number < FILES - 2; number++)
    writeFileSync(join(folder, `${number}.json.gz`), everyday[number % everyday.length]!);
  writeFileSync(join(folder, `${LOG}.json.gz`), gzipSync(readFileSync(join(folder, '..', `${LOG}.json`))));
  writeFileSync(join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3]));
}

async function isLoading(workbench: Workbench): Promise<void> {
  await workbench
    .message('Findings')
    .filter({ hasText: `of ${FILES} files` })
    .waitFor();
}
