import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { generateLog } from '../../bench/data/log.ts';
import { inWorkbench } from './support.ts';
import type { Workbench } from './workbench.ts';

// A bucket of several accounts, regions and days: a part of it is chosen, loaded, watched and dropped on the view.

const ACCOUNTS = ['111122223333', '444455556666'];
const REGIONS = ['eu-west-1', 'us-east-1', 'us-west-2'];
const DAYS = [1, 2, 3, 4, 5, 6];
const FILES = ACCOUNTS.length * REGIONS.length * DAYS.length * 10;

const test = inWorkbench({ folder: 'media/sample-case' });

test('an empty Findings view offers to load the folder, if it holds logs', async (workbench) => {
  const { page } = workbench;
  fillBucket(workbench);
  await workbench.openSideBar('CloudTrail');
  await button(workbench, 'Load this folder as a case').waitFor();
  await workbench.screenshot('offer-to-load');
  assert.equal(await page.locator('.tree-explorer-viewlet-tree-view .message').innerText(), '');
});

test('of a large case a part is chosen, with the keyboard', async (workbench) => {
  const { page } = workbench;
  await button(workbench, 'Load this folder as a case').click();
  const box = page.locator('.quick-input-widget');
  await box.getByText('Load CloudTrail case: ').waitFor();
  await workbench.screenshot('choose-files');
  await page.keyboard.type('us-west-2');
  await box.locator('.monaco-list-row').filter({ hasText: 'us-west-2' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  const leftOut = FILES / REGIONS.length;
  await message(workbench)
    .filter({ hasText: `${leftOut} left out` })
    .waitFor();
  await workbench.runCommand('CloudTrail: Focus on Coverage View');
  await workbench
    .treeRows('Coverage')
    .filter({ hasText: `${leftOut} files left out by choice` })
    .waitFor();
  await workbench.screenshot('left-out');
});

test('a watched case follows its folder without a word', async (workbench) => {
  const { page, workspace } = workbench;
  await workbench.runCommand('Watch CloudTrail case folder');
  await page
    .locator('.pane-header')
    .filter({ hasText: 'Findings' })
    .filter({ hasText: 'watching' })
    .waitFor();
  const before = Number(/^(\d+) files/.exec(await message(workbench).innerText())?.[1]);
  writeFileSync(join(workspace, 'later.json.gz'), sampleLog(workbench));
  await message(workbench)
    .filter({ hasText: `${before + 1} files` })
    .waitFor();
  await workbench.screenshot('watching');
  rmSync(join(workspace, 'later.json.gz'));
  await message(workbench)
    .filter({ hasText: `${before} files` })
    .waitFor();
  await workbench.runCommand('Unload CloudTrail case');
  await page
    .locator('.pane-header')
    .filter({ hasText: 'Findings' })
    .filter({ hasNotText: 'watching' })
    .waitFor();
  assert.deepEqual(await workbench.notifications(), []);
});

test('a folder that is dropped on the Findings view is loaded', async (workbench) => {
  const { page, workspace } = workbench;
  const authority = new URL(page.url()).host;
  const folder = pathToFileURL(
    join(workspace, 'AWSLogs', ACCOUNTS[0]!, 'CloudTrail', 'us-east-1', '2026', '11'),
  );
  await drop(workbench, `vscode-remote://${authority}${join(folder.pathname, '01')}`);
  await message(workbench)
    .filter({ hasText: /^10 files/ })
    .waitFor();
  await workbench.runCommand('Unload CloudTrail case');
});

test('a log that VS Code calls too large is one click away from its formatted view', async (workbench) => {
  const { page, workspace } = workbench;
  const logs = Array.from({ length: 15 }, (_, seed) => generateLog(4_000_000, 'one-line', seed + 1));
  writeFileSync(join(workspace, 'large.json'), logs.join('\n'));
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget .quick-input-box input').fill('large.json');
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'large.json' }).first().click();
  const hint = page.locator('.statusbar-item').filter({ hasText: 'Open as CloudTrail log' });
  await hint.waitFor();
  await workbench.screenshot('too-large-hint');
  assert.deepEqual(await workbench.notifications(), []);
  await hint.click();
  await page.locator('.tab.active').filter({ hasText: '(formatted' }).waitFor();
  await page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
  await hint.waitFor({ state: 'hidden' });
  await workbench.screenshot('too-large-opened');
});

function button({ page }: Workbench, name: string) {
  return page.getByRole('button', { name });
}

function message({ page }: Workbench) {
  return page.locator('.tree-explorer-viewlet-tree-view .message');
}

function sampleLogPath({ workspace }: Workbench): string {
  return join(workspace, '111122223333_CloudTrail_us-east-1_20261104T0300Z_8Fz3kPq1mXw7Rb2T.json');
}

function sampleLog(workbench: Workbench): Buffer {
  return gzipSync(readFileSync(sampleLogPath(workbench)));
}

function fillBucket(workbench: Workbench): void {
  const packed = sampleLog(workbench);
  for (const account of ACCOUNTS)
    for (const region of REGIONS)
      for (const day of DAYS) {
        const folder = join(workbench.workspace, 'AWSLogs', account, 'CloudTrail', region, `2026/11/0${day}`);
        mkdirSync(folder, { recursive: true });
        for (let hour = 10; hour < 20; hour++) {
          const name = `${account}_CloudTrail_${region}_2026110${day}T${hour}00Z_8Fz3kPq1mXw7Rb2T.json.gz`;
          writeFileSync(join(folder, name), packed);
        }
      }
}

/** Drops a file on the Findings view, as the Explorer hands it over. A real drag would need both on screen. */
async function drop({ page }: Workbench, uri: string): Promise<void> {
  const data = await page.evaluateHandle(
    `{ const data = new DataTransfer(); data.setData('text/uri-list', ${JSON.stringify(uri)}); data; }`,
  );
  const target = page.locator('.tree-explorer-viewlet-tree-view .monaco-list').first();
  for (const event of ['dragenter', 'dragover', 'drop'])
    await target.dispatchEvent(event, { dataTransfer: data }, { timeout: 5000 });
}
