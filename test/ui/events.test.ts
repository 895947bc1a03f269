import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { downTo, expand, focusInMenu } from './rows.ts';
import { inWorkbench } from './support.ts';
import { clickFor, eventually } from './waiting.ts';

// One event of a large compressed log: found, centred, taken along, and traced to its file; what digests say is missing.

const LOG = '111122223333_CloudTrail_us-east-1_20261104T0300Z_8Fz3kPq1mXw7Rb2T';

const test = inWorkbench({ folder: 'media/sample-case' });

test('a finding far down in a large compressed log opens in the middle of the screen', async (workbench) => {
  const { page, workspace } = workbench;
  fillFolder(workspace);
  await workbench.openSideBar('CloudTrail');
  await page.getByRole('button', { name: 'Load this folder as a case' }).click();
  const rows = workbench.treeRows('Findings').filter({ hasText: `${LOG}.json.gz` });
  await clickFor(rows, page.locator('.tab.active').filter({ hasText: '(formatted' }));
  const selected = page.locator('.editor-instance .selected-text').first();
  await selected.waitFor();
  await eventually(async () => {
    const editor = await page.locator('.editor-instance').filter({ visible: true }).last().boundingBox();
    const line = await selected.boundingBox();
    assert.ok(editor && line, 'both are on screen');
    const middle = (line.y - editor.y) / editor.height;
    assert.ok(middle > 0.2 && middle < 0.8, `at ${middle} of the height`);
  });
  await workbench.screenshot('event-centred');
});

test('the hover and the menu of the editor take the event along', async (workbench) => {
  const { page } = workbench;
  await workbench.hoverScrolledTo('Copy event as JSON');
  await workbench.screenshot('event-hover');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+F10');
  await focusInMenu(workbench.page, 'CloudTrail event');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('menuitem', { name: 'Copy raw event' }).waitFor();
  await workbench.screenshot('event-menu');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

test('reveal in source file says where in the compressed file the event stands', async (workbench) => {
  const { page } = workbench;
  await workbench.runCommand('CloudTrail: Reveal in source file');
  const notification = page.locator('.notifications-toasts .notification-list-item-message');
  await notification.filter({ hasText: /line 1, column \d+ \(byte offset \d+, length \d+\)/ }).waitFor();
  await page.screenshot({ path: 'artifacts/screenshots/event-source-dark.png' });
  await workbench.runCommand('Notifications: Clear All Notifications');
  await workbench.runCommand('CloudTrail: Open raw event');
  await page.locator('.tab.active').filter({ hasText: 'raw).json' }).waitFor();
  await workbench.squiggles().first().waitFor();
  await workbench.screenshot('event-raw');
});

test('a part of a large log says which events it shows, and leads to the others', async (workbench) => {
  const { page } = workbench;
  const formatted = page.locator('.tab').filter({ hasText: '(formatted' });
  await clickFor(formatted, formatted.and(page.locator('.active')));
  await workbench.goTo({ line: 1, column: 1 });
  const lens = page.locator('.codelens-decoration').filter({ hasText: /part \d of \d/ });
  await lens.first().waitFor();
  await workbench.screenshot('event-parts');
  const before = lens.filter({ hasText: 'part 2 of 3' });
  const last = lens.filter({ hasText: 'part 3 of 3' });
  await clickFor(last.getByText('Previous events'), before);
});

test('the Coverage view names the log file that a digest lists and nobody loaded', async (workbench) => {
  const { page } = workbench;
  await workbench.runCommand('CloudTrail: Focus on Coverage View');
  const rows = workbench.treeRows('Coverage');
  await rows.first().waitFor();
  const digests = rows.filter({ hasText: '1 of 2 listed log files not loaded' });
  await downTo(digests);
  await expand(digests);
  await downTo(rows.filter({ hasText: 'listed in a digest, not loaded' }));
  await page.mouse.move(700, 400);
  await workbench.screenshot('coverage-digest');
});

/** Only the log with the incident at the end of two thousand other events, and a digest that lists it and one more. */
function fillFolder(folder: string): void {
  const { Records: incident } = JSON.parse(readFileSync(join(folder, `${LOG}.json`), 'utf8'));
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  const everyday = Array.from({ length: 2000 }, (_, number) => ({
    ...incident[0],
    eventName: 'ListUsers',
    eventSource: 'iam.amazonaws.com',
    eventID: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    requestParameters: null,
    responseElements: null,
    additionalEventData: { note: 'x'.repeat(400) },
  }));
  const log = JSON.stringify({ Records: [...everyday, ...incident] });
  writeFileSync(join(folder, `${LOG}.json.gz`), gzipSync(log));
  const digest = {
    awsAccountId: '111122223333',
    digestStartTime: '2026-11-04T02:30:00Z',
    digestEndTime: '2026-11-04T03:30:00Z',
    digestS3Object: 'AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/11/04/d.json.gz',
    logFiles: [LOG, LOG.replace('8Fz3', 'gone')].map((name) => ({
      s3Object: `AWSLogs/111122223333/CloudTrail/us-east-1/2026/11/04/${name}.json.gz`,
    })),
  };
  writeFileSync(join(folder, 'digest.json.gz'), gzipSync(JSON.stringify(digest)));
}
