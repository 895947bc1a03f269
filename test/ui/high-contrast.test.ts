import assert from 'node:assert/strict';
import { clickInRow, expand } from './rows.ts';
import { inWorkbench } from './support.ts';

// One window: each view once, to be looked at in both themes of high contrast.

const LOG = 'event_history_us-west-2.json';
const KEY_NAME = 'server7f3kq92x';

const test = inWorkbench({ folder: 'media/sample-case', isLoaded: true, highContrast: true });

test('findings and an editor', async (workbench) => {
  await workbench.openSideBar('CloudTrail');
  await workbench.treeRows('Findings').filter({ hasText: 'high' }).first().waitFor();
  await workbench.openFile(LOG);
  await workbench.goTo(KEY_NAME);
  await workbench.squiggles().first().waitFor();
  await workbench.screenshot('high-contrast-findings');
});

test('a hover', async (workbench) => {
  await workbench.hover(KEY_NAME, 'Triage');
  await workbench.screenshot('high-contrast-hover');
  await workbench.page.keyboard.press('Escape');
});

test('related events and entities', async (workbench) => {
  await workbench.goTo(KEY_NAME);
  await workbench.runCommand('CloudTrail: Show related key pair events');
  // It takes the focus when it is there.
  await workbench.treeRows('Related events').and(workbench.page.locator('.focused')).waitFor();
  await workbench.runCommand('CloudTrail: Focus on Entities View');
  const rows = workbench.treeRows('Entities');
  await expand(rows.filter({ hasText: 'Access keys' }));
  await rows.filter({ hasText: '[A] ' }).first().waitFor();
  await workbench.screenshot('high-contrast-entities');
});

test('lineage', async (workbench) => {
  await workbench.openFile(LOG);
  await workbench.goTo(KEY_NAME);
  await workbench.runCommand('CloudTrail: Show lineage');
  await workbench.treeRows('Lineage').filter({ hasText: 'What it led to' }).first().waitFor();
  await workbench.screenshot('high-contrast-lineage');
});

test('the story of a key pair', async (workbench) => {
  await workbench.openFile(LOG);
  await workbench.goTo(KEY_NAME);
  await workbench.runCommand('CloudTrail: Show key pair story');
  await workbench.page.locator('.view-line').filter({ hasText: 'Attack' }).first().waitFor();
  await workbench.screenshot('high-contrast-key-pair-story');
});

test('coverage', async (workbench) => {
  await workbench.runCommand('CloudTrail: Focus on Coverage View');
  await workbench.treeRows('Coverage').first().waitFor();
  await workbench.screenshot('high-contrast-coverage');
});

test('the timeline', async (workbench) => {
  await workbench.runCommand('CloudTrail: Open timeline');
  const page = workbench.webview();
  await page.locator('canvas').first().waitFor();
  await page.locator('figcaption').filter({ hasText: '[A] ' }).first().waitFor();
  await workbench.screenshot('high-contrast-timeline');
  await workbench.runCommand('View: Close All Editors');
});

test('an attack graph', async (workbench) => {
  await workbench.runCommand('CloudTrail: Show findings');
  const row = workbench.treeRows('Findings').filter({ hasText: KEY_NAME });
  const page = workbench.webview();
  const node = page.locator('.node').first();
  await clickInRow(row, 'Show attack graph', node);
  await node.focus();
  await page.locator('.edge.near').first().waitFor();
  await workbench.screenshot('high-contrast-attack-graph');
  assert.deepEqual(await workbench.notifications(), []);
});
