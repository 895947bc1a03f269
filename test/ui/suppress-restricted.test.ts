import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { inWorkbench } from './support.ts';

// In Restricted Mode findings are shown, cases are loaded, and no filter is written.

const test = inWorkbench({ folder: 'test/fixtures/editor', restricted: true });

test('suppressing says that nothing is written, and nothing is', async (workbench) => {
  const { page, workspace } = workbench;
  const before = readdirSync(workspace);
  await workbench.openFile('chain.json');
  await workbench.goTo('xg1');
  await workbench.squiggles().first().waitFor();
  await workbench.runCommand('CloudTrail: Suppress finding…');
  const message = page.locator('.notifications-toasts .notification-list-item-message');
  await message.filter({ hasText: 'Nothing was written: in Restricted Mode' }).first().waitFor();
  await workbench.screenshot('suppress-restricted');
  assert.deepEqual(readdirSync(workspace), before);
});

test('the folder is loaded as a case, and the sample case opens beside it', async (workbench) => {
  await workbench.runCommand('CloudTrail: Load this folder as a case');
  await workbench.treeRows('Findings').filter({ hasText: 'alice' }).first().waitFor();
  await workbench.runCommand('CloudTrail: Open sample case');
  await workbench.treeRows('Findings').filter({ hasText: 'svc-backup' }).first().waitFor();
  await workbench.screenshot('restricted');
});
