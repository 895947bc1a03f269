import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { generateLog } from '../../bench/data/log.ts';
import { focus } from './rows.ts';
import { inWorkbench } from './support.ts';
import { clickFor } from './waiting.ts';
import type { Workbench } from './workbench.ts';

// A bucket of several accounts, regions and days: a part of it is chosen, loaded, watched and dropped on the view.

const ACCOUNTS = ['111122223333', '444455556666'];
const REGIONS = ['eu-west-1', 'us-east-1', 'us-west-2'];
const DAYS = [1, 2, 3, 4, 5, 6];
const FILES = ACCOUNTS.length * REGIONS.length * DAYS.length * 10;

const test = inWorkbench({ folder: 'media/sample-case' });

test('an empty Findings view offers to load the folder, if it holds logs', async (workbench) => {
  fillBucket(workbench);
  await workbench.openSideBar('CloudTrail');
  await button(workbench, 'Load this folder as a case').waitFor();
  await workbench.screenshot('offer-to-load');
});

test('of a large case a part is chosen, with the keyboard', async (workbench) => {
  const { page } = workbench;
  await button(workbench, 'Load this folder as a case').click();
  await page.locator('.quick-input-widget').getByText('Load CloudTrail case: ').waitFor();
  await loaded(workbench, 'waiting for your choice');
  await workbench.screenshot('choose-files');
  await page.keyboard.type('us-west-2');
  const rows = workbench.choices();
  await rows.filter({ hasText: 'us-east-1' }).first().waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowDown');
  const west = rows.filter({ hasText: 'us-west-2' });
  await focus(west);
  await page.keyboard.press('Space');
  await west.and(page.locator('[aria-checked=false]')).waitFor();
  await page.keyboard.press('Enter');
  const leftOut = FILES / REGIONS.length;
  await loaded(workbench, `${leftOut} left out`);
  await workbench.runCommand('CloudTrail: Focus on Coverage View');
  await workbench
    .treeRows('Coverage')
    .filter({ hasText: `${leftOut} files left out by choice` })
    .waitFor();
  await workbench.screenshot('left-out');
});

test('a folder that is dropped on the findings joins the case, whatever was left out', async (workbench) => {
  const { page, workspace } = workbench;
  const before = await filesLoaded(workbench);
  const authority = new URL(page.url()).host;
  const folder = join(workspace, 'AWSLogs', ACCOUNTS[0]!, 'CloudTrail', 'us-west-2', '2026', '11', '01');
  await drop(workbench, `vscode-remote://${authority}${pathToFileURL(folder).pathname}`);
  await loaded(workbench, `${before + 10} files`);
});

test('a watched case follows its folder without a word', async (workbench) => {
  const { page, workspace } = workbench;
  await workbench.runCommand('Watch CloudTrail case folder');
  await page
    .locator('.pane-header')
    .filter({ hasText: 'Findings' })
    .filter({ hasText: 'watching' })
    .waitFor();
  const before = await filesLoaded(workbench);
  writeFileSync(join(workspace, 'later.json.gz'), logOf(ACCOUNTS[0]!, 'eu-west-1', '2026-11-05T09:00:00Z'));
  await loaded(workbench, `${before + 1} files`);
  await workbench.screenshot('watching');
  rmSync(join(workspace, 'later.json.gz'));
  await loaded(workbench, `${before} files`);
  await workbench.runCommand('Unload CloudTrail case');
  await page
    .locator('.pane-header')
    .filter({ hasText: 'Findings' })
    .filter({ hasNotText: 'watching' })
    .waitFor();
  assert.deepEqual(await workbench.notifications(), []);
});

test('a log that VS Code calls too large is one click away from its formatted view', async (workbench) => {
  const { page, workspace } = workbench;
  const logs = Array.from({ length: 15 }, (_, seed) => generateLog(4_000_000, 'one-line', seed + 1));
  writeFileSync(join(workspace, 'large.json'), logs.join('\n'));
  await workbench.quickOpen('large.json');
  const hint = page.locator('.statusbar-item').filter({ hasText: 'Open as CloudTrail log' });
  await hint.waitFor();
  await workbench.screenshot('too-large-hint');
  assert.deepEqual(await workbench.notifications(), []);
  await clickFor(hint, page.locator('.tab.active').filter({ hasText: '(formatted' }));
  await page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
  await hint.waitFor({ state: 'hidden' });
  await workbench.screenshot('too-large-opened');
});

function button({ page }: Workbench, name: string) {
  return page.getByRole('button', { name });
}

/** Waits until a load has ended and the view says so. */
async function loaded(workbench: Workbench, what: string | RegExp): Promise<void> {
  await workbench.message('Findings').filter({ hasText: what }).filter({ hasNotText: 'Loading' }).waitFor();
}

/** How many files the case has, once the view says so. */
async function filesLoaded(workbench: Workbench): Promise<number> {
  const said = await workbench
    .message('Findings')
    .filter({ hasText: /^\d+ files/ })
    .innerText();
  return Number.parseInt(said, 10);
}

/** A log of one everyday call. */
function logOf(account: string, region: string, eventTime: string): Buffer {
  const userIdentity = {
    type: 'IAMUser',
    accountId: account,
    userName: 'amira',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  };
  const call = { eventSource: 'iam.amazonaws.com', eventName: 'ListUsers', awsRegion: region };
  const record = {
    eventVersion: '1.11',
    userIdentity,
    eventTime,
    ...call,
    eventID: `${region}/${eventTime}`,
  };
  return gzipSync(JSON.stringify({ Records: [{ ...record, recipientAccountId: account }] }));
}

function fillBucket(workbench: Workbench): void {
  for (const account of ACCOUNTS)
    for (const region of REGIONS)
      for (const day of DAYS) {
        const folder = join(workbench.workspace, 'AWSLogs', account, 'CloudTrail', region, `2026/11/0${day}`);
        mkdirSync(folder, { recursive: true });
        for (let hour = 10; hour < 20; hour++) {
          const name = `${account}_CloudTrail_${region}_2026110${day}T${hour}00Z_8Fz3kPq1mXw7Rb2T.json.gz`;
          writeFileSync(join(folder, name), logOf(account, region, `2026-11-0${day}T${hour}:00:00Z`));
        }
      }
}

/** Drops a file on the Findings view, as the Explorer hands it over. A real drag would need both on screen. */
async function drop({ page }: Workbench, uri: string): Promise<void> {
  const data = await page.evaluateHandle(
    `{ const data = new DataTransfer(); data.setData('text/uri-list', ${JSON.stringify(uri)}); data; }`,
  );
  const target = page.getByRole('tree', { name: 'Findings' }).getByRole('treeitem').first();
  for (const event of ['dragenter', 'dragover', 'drop'])
    await target.dispatchEvent(event, { dataTransfer: data });
}
