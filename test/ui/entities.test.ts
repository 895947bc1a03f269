import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { chooseFromMenu, focus, openMenu } from './rows.ts';
import { inWorkbench } from './support.ts';
import { eventually } from './waiting.ts';
import type { Workbench } from './workbench.ts';

// One window: each test goes on where the one before it stopped.

const LOG = 'event_history_us-west-2.json';
const ALIAS = 'attacker key 1';

const test = inWorkbench({ folder: 'media/sample-case', isLoaded: true });

test('the rows of a view that was closed are drawn as soon as it is opened', async (workbench) => {
  await workbench.openSideBar('CloudTrail');
  await workbench.treeRows('Findings').first().waitFor();
  // By itself VS Code would draw them after a pause, which ends with the test here.
  const pause = await workbench.page.evaluateHandle(() => {
    const { setTimeout } = globalThis;
    globalThis.setTimeout = ((work: () => void, ms?: number) =>
      setTimeout(work, ms === 2000 ? 600_000 : ms)) as typeof setTimeout;
    return { end: () => (globalThis.setTimeout = setTimeout) };
  });
  await workbench.header('Entities').click();
  await workbench.treeRows('Entities').first().waitFor();
  await pause.evaluate(({ end }) => void end());
});

test('the keys of a case, and what the logs say of one, by keyboard', async (workbench) => {
  await workbench.openSideBar('CloudTrail');
  await workbench.treeRows('Findings').first().waitFor();
  await workbench.runCommand('CloudTrail: Focus on Entities View');
  const rows = workbench.treeRows('Entities');
  await focus(rows.filter({ hasText: 'Access keys' }));
  await workbench.page.keyboard.press('ArrowRight');
  await keyRow(workbench).waitFor();
  await focus(keyRow(workbench));
  await workbench.page.keyboard.press('ArrowRight');
  await rows.filter({ hasText: 'First seen' }).first().waitFor();
  await rows.filter({ hasText: 'Regions' }).first().waitFor();
});

test('"Set alias…" at the cursor: it stands beside the key in the tree and in the hover', async (workbench) => {
  const text = readFileSync(join(workbench.workspace, LOG), 'utf8');
  const [key = ''] = /AKIA\w{16}/.exec(text) ?? [];
  await workbench.openFile(LOG);
  await workbench.goTo(key);
  await workbench.runCommand('CloudTrail: Set alias…');
  const box = workbench.page.locator('.quick-input-widget').filter({ hasText: `Set alias of ${key}` });
  await box.locator('.quick-input-box input').fill(ALIAS);
  await workbench.page.keyboard.press('Enter');
  await keyRow(workbench)
    .filter({ hasText: `${ALIAS} (${key})` })
    .waitFor();
  await workbench.hover(key, ALIAS);
  await workbench.screenshot('entities');
  await workbench.page.keyboard.press('Escape');
  const file = join(workbench.workspace, '.vscode', 'settings.json');
  await eventually(async () =>
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {
      'cloudtrailInvestigator.aliases': { [key]: ALIAS },
    }),
  );
});

test('"Remove alias" takes it away', async (workbench) => {
  await openMenu(keyRow(workbench), 'Remove alias');
  await chooseFromMenu(workbench.page, 'Remove alias');
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
