import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { inWorkbench } from './support.ts';

// In Restricted Mode findings are shown, and no filter is written.

const test = inWorkbench({ folder: 'test/fixtures/editor', restricted: true });

test('suppressing says that nothing is written, and nothing is', async (workbench) => {
  const { page, workspace } = workbench;
  const before = readdirSync(workspace);
  await workbench.openFile('chain.json');
  await workbench.goTo('xg1');
  await workbench.squiggles().first().waitFor();
  await workbench.runCommand('CloudTrail: Suppress finding…');
  const message = page.locator('.notifications-toasts .notification-list-item-message');
  await message.filter({ hasText: 'Nothing was written: in Restricted Mode' }).waitFor();
  await workbench.screenshot('suppress-restricted');
  assert.deepEqual(readdirSync(workspace), before);
});
