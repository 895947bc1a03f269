import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { inWorkbench } from './support.ts';
import { clickFor } from './waiting.ts';
import type { Workbench } from './workbench.ts';

// One window: each test goes on where the one before it stopped.

const test = inWorkbench({ folder: 'media/sample-case', isLoaded: true });

test('the story of a key pair is chosen from a list, and shows the steps of the attack', async (workbench) => {
  await workbench.openSideBar('CloudTrail');
  await workbench.treeRows('Findings').first().waitFor();
  await workbench.runCommand('CloudTrail: Show key pair story');
  await clickFor(
    workbench.choices().filter({ hasText: 'server7f3kq92x' }).filter({ hasText: 'us-east-1' }),
    line(workbench, 'Attack chain'),
  );
  await line(workbench, 'Used (1)').waitFor();
  await workbench.page.mouse.move(700, 600);
  await workbench.screenshot('key-pair-story');
  await clickFor(
    workbench.page.locator('.editor-instance'),
    workbench.page.locator('.editor-instance .monaco-editor.focused'),
  );
  await workbench.page.keyboard.press('Control+End');
  await line(workbench, 'What these logs cannot tell').waitFor();
  await workbench.screenshot('key-pair-story-end');
  assert.deepEqual(await workbench.notifications(), []);
});

test('a link of the story leads to the event', async (workbench) => {
  await workbench.page.keyboard.press('Control+Home');
  await line(workbench, 'Made (1)').waitFor();
  const log = workbench.page.locator('.tab.active').filter({ hasText: '111122223333_CloudTrail' });
  await workbench.followLink(log);
});

test('a link of a hover opens the story', async (workbench) => {
  await workbench.openFile('event_history_us-west-2.json');
  await workbench.followInHover('server7f3kq92x', 'Show key pair story');
  await workbench.page.locator('.tab.active').filter({ hasText: 'us-west-2 (key pair story)' }).waitFor();
});

function line({ page }: Workbench, text: string): Locator {
  return page.locator('.editor-instance .view-line').filter({ hasText: text }).first();
}
