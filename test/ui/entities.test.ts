import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { inWorkbench } from './support.ts';
import type { Workbench } from './workbench.ts';

// One window: each test goes on where the one before it stopped.

const LOG = 'event_history_us-west-2.json';
const ALIAS = 'attacker key 1';

const test = inWorkbench({ folder: 'media/sample-case', isLoaded: true });

test('the keys of a case, and what the logs say of one, by keyboard', async (workbench) => {
  await workbench.openSideBar('CloudTrail');
  await workbench.treeRows('Findings').first().waitFor();
  await workbench.runCommand('CloudTrail: Focus on Entities View');
  const rows = workbench.treeRows('Entities');
  await rows.filter({ hasText: 'Access keys' }).waitFor();
  await workbench.page.keyboard.press('ArrowDown');
  await workbench.page.keyboard.press('ArrowRight');
  await keyRow(workbench).waitFor();
  await workbench.page.keyboard.press('ArrowDown');
  await workbench.page.keyboard.press('ArrowRight');
  await rows.filter({ hasText: 'First seen' }).waitFor();
  await rows.filter({ hasText: 'Regions' }).waitFor();
});

test('"Set alias…" at the cursor: it stands beside the key in the tree and in the hover', async (workbench) => {
  const text = readFileSync(join(workbench.workspace, LOG), 'utf8');
  const [key = ''] = /AKIA\w{16}/.exec(text) ?? [];
  await workbench.openFile(LOG);
  await workbench.goTo(key);
  await workbench.runCommand('CloudTrail: Set alias…');
  const input = workbench.page.locator('.quick-input-widget').filter({ hasText: `Set alias of ${key}` });
  await input.waitFor();
  await workbench.page.keyboard.type(ALIAS);
  await workbench.page.keyboard.press('Enter');
  await keyRow(workbench)
    .filter({ hasText: `${ALIAS} (${key})` })
    .waitFor();
  const hover = await workbench.hover(key);
  await hover.getByText(ALIAS).first().waitFor();
  await workbench.screenshot('entities');
  await workbench.page.keyboard.press('Escape');
  const settings = JSON.parse(readFileSync(join(workbench.workspace, '.vscode', 'settings.json'), 'utf8'));
  assert.deepEqual(settings, { 'cloudtrailInvestigator.aliases': { [key]: ALIAS } });
});

test('"Remove alias" takes it away', async (workbench) => {
  await keyRow(workbench).click({ button: 'right' });
  await workbench.page.locator('.monaco-menu').getByRole('menuitem', { name: 'Remove alias' }).waitFor();
  for (let step = 0; step < 20; step++) {
    const focused = await workbench.page.locator('.monaco-menu .action-item.focused').allInnerTexts();
    if (focused.some((text) => text.includes('Remove alias'))) break;
    await workbench.page.keyboard.press('ArrowDown');
  }
  await workbench.page.keyboard.press('Enter');
  await keyRow(workbench).filter({ hasNotText: ALIAS }).waitFor();
  assert.deepEqual(await workbench.notifications(), []);
});

/** The row of the first key. */
function keyRow(workbench: Workbench): Locator {
  return workbench
    .treeRows('Entities')
    .filter({ hasText: /\[A\] .*AKIA/ })
    .first();
}
