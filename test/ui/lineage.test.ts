import assert from 'node:assert/strict';
import { collapse, focus } from './rows.ts';
import { inWorkbench } from './support.ts';
import { comes } from './waiting.ts';
import type { Workbench } from './workbench.ts';

// One window: each test goes on where the one before it stopped.

const WEST = 'event_history_us-west-2.json';
const KEY_NAME = 'server7f3kq92x';
const KEY = 'AKIARTX3GSDSQABACKUP';

const test = inWorkbench({ folder: 'media/sample-case', isLoaded: true });

test('"Show lineage" shows how a key pair came to be and what it led to', async (workbench) => {
  await workbench.openSideBar('CloudTrail');
  await workbench.treeRows('Findings').first().waitFor();
  await collapse(workbench.header('Related Events'));
  await workbench.openFile(WEST);
  await workbench.goTo(KEY_NAME);
  await workbench.runCommand('CloudTrail: Show lineage');
  await row(workbench, KEY).waitFor();
  await row(workbench, 'i-').waitFor();
  await workbench.screenshot('lineage');
  assert.deepEqual(await workbench.notifications(), []);
});

test('the keyboard walks up the steps, and opens the call in which one stands', async (workbench) => {
  await focus(row(workbench, KEY));
  await workbench.page.keyboard.press('Enter');
  await workbench.page.locator('.editor-instance .selected-text').first().waitFor();
  await workbench.page.locator('.tab.active').filter({ hasText: WEST }).waitFor();
});

test('a credential: what it led to, and its segments', async (workbench) => {
  await workbench.openFile(WEST);
  await workbench.goTo(KEY);
  await workbench.runCommand('CloudTrail: Show lineage');
  await row(workbench, '2 key pairs').waitFor();
  const first = row(workbench, 'the first');
  for (let tries = 0; tries < 100 && !(await comes(first)); tries++) {
    for (const key of ['End', 'ArrowRight']) await workbench.page.keyboard.press(key);
  }
  await first.waitFor();
  await workbench.screenshot('lineage-key');
});

test('Call Hierarchy: who made a key pair, and what its maker’s key led to', async (workbench) => {
  const items = workbench.page.getByRole('treeitem');
  await workbench.openFile(WEST);
  await workbench.goTo(KEY_NAME);
  await workbench.runCommand('Calls: Show Call Hierarchy');
  await items.filter({ hasText: 'key pair imported by ImportKeyPair' }).first().waitFor();
  await workbench.screenshot('call-hierarchy-incoming');
  await workbench.openFile(WEST);
  await workbench.goTo(KEY);
  await workbench.runCommand('Calls: Show Call Hierarchy');
  await workbench.page.locator('[role=treeitem][aria-level="1"]').filter({ hasText: KEY }).waitFor();
  await workbench.runCommand('Calls: Show Outgoing Calls');
  await items.filter({ hasText: 'instance launched by RunInstances' }).first().waitFor();
  await workbench.screenshot('call-hierarchy-outgoing');
  assert.deepEqual(await workbench.notifications(), []);
});

/** The first row of the Lineage view that says this; where the list is scrolled, a row may stand there twice. */
function row(workbench: Workbench, text: string) {
  return workbench.treeRows('Lineage').filter({ hasText: text }).first();
}
