import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { inWorkbench } from './support.ts';
import { clickFor, eventually } from './waiting.ts';

// One window: each test goes on where the one before it stopped.

const test = inWorkbench({ folder: 'media/sample-case', isLoaded: true });

test('the timeline draws the events of a case and says what its bars are', async (workbench) => {
  await workbench.openSideBar('CloudTrail');
  await workbench.treeRows('Findings').first().waitFor();
  await workbench.runCommand('CloudTrail: Open timeline');
  const page = workbench.webview();
  await page.locator('canvas').first().waitFor();
  await page.getByText(/105 events · \d+ failed · \d+ findings/).waitFor();
  await page.locator('figure').nth(1).waitFor(); // a lane for each key
  await workbench.screenshot('timeline');
});

test('the keyboard chooses, zooms and goes back; what is chosen is read aloud', async (workbench) => {
  const page = workbench.webview();
  const status = page.getByRole('status');
  await page.getByRole('application').focus();
  const before = await status.innerText();
  await workbench.page.keyboard.press('Shift+ArrowRight');
  await workbench.page.keyboard.press('ArrowDown');
  await eventually(async () => {
    const chosen = await status.innerText();
    assert.notEqual(chosen, before);
    assert.match(chosen, /A[KS]IA\w+: \d+ events?, \d+ findings? · \d+ events? here/);
  });
  const whole = await spanOf(page);
  await workbench.page.keyboard.press('+');
  await eventually(async () => assert.notEqual(await spanOf(page), whole));
  await workbench.page.keyboard.press('0');
  await eventually(async () => assert.equal(await spanOf(page), whole));
});

test('a bar opens its first event beside the timeline', async (workbench) => {
  const page = workbench.webview();
  await page.getByRole('application').focus();
  await workbench.page.keyboard.press('ArrowUp');
  for (let step = 0; step < 30; step++) await workbench.page.keyboard.press('Shift+ArrowLeft');
  await workbench.page.keyboard.press('Enter');
  await workbench.page.locator('.editor-instance .selected-text').first().waitFor();
  await workbench.screenshot('timeline-event');
  assert.deepEqual(await workbench.notifications(), []);
});

test('lanes are of whatever kind is chosen, by keyboard as well; the table has the same numbers', async (workbench) => {
  const tab = workbench.page.locator('.tab').filter({ hasText: 'CloudTrail Timeline' });
  await clickFor(tab, tab.and(workbench.page.locator('.active')));
  const page = workbench.webview();
  const choice = page.getByRole('combobox', { name: 'Lanes' });
  await choice.focus();
  await workbench.page.keyboard.press('ArrowDown');
  await page.locator('figcaption').filter({ hasText: 'arn:aws:iam::' }).first().waitFor();
  await choice.selectOption({ label: 'User agents' });
  await page.locator('figcaption').filter({ hasText: 'aws-cli' }).first().waitFor();
  await choice.selectOption({ label: 'Access keys' });
  await page.locator('figcaption').filter({ hasText: '[A] ' }).first().waitFor();
  await workbench.screenshot('timeline-lanes');
  const section = page.locator('summary').filter({ hasText: 'As a table' });
  await section.focus();
  await workbench.page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: 'Events over time' });
  await table.getByRole('columnheader', { name: 'Failed' }).waitFor();
  await eventually(async () => {
    const counts = await table.locator('tr td:nth-child(2)').allInnerTexts();
    assert.equal(
      counts.reduce((sum, text) => sum + Number(text), 0),
      105,
    );
  });
  await workbench.screenshot('timeline-table');
});

test('with nothing to show it says so, and offers nothing to be done with it', async (workbench) => {
  const page = workbench.webview();
  await workbench.runCommand('View: Close All Editors'); // with the log that a bar has opened
  await workbench.runCommand('CloudTrail: Open timeline');
  await page.getByText(/105 events/).waitFor();
  await workbench.runCommand('Unload CloudTrail case');
  await page.getByText('Nothing to show: no log is open or loaded').waitFor();
  await page.getByText('Drag to zoom').waitFor({ state: 'hidden' });
  await page.getByRole('combobox', { name: 'Lanes' }).waitFor({ state: 'hidden' });
});

function spanOf(page: FrameLocator): Promise<string> {
  return page.locator('h1 + p').innerText();
}
