import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseFromMenu, openMenu } from './rows.ts';
import { inWorkbench } from './support.ts';
import { clickFor, comes, eventually, SOME_MOMENTS_MS, tryUntil } from './waiting.ts';

// From a squiggle to a filter, and back, as a user does it who never wrote one.

const test = inWorkbench({ folder: 'test/fixtures/editor' });

test('of a row, each choice says how many findings it would hide', async (workbench) => {
  const { page } = workbench;
  await workbench.openFile('chain.json');
  await workbench.openSideBar('CloudTrail');
  const row = workbench.treeRows('Findings').filter({ hasText: 'Key pair with a known bad' });
  await openMenu(row, 'Suppress finding…');
  await chooseFromMenu(workbench.page, 'Suppress finding…');
  const box = page.locator('.quick-input-widget');
  await box.getByText('Hides 1 of 1 finding of this rule').first().waitFor();
  await workbench.screenshot('suppress-by');
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'hidden' });
  await workbench.openSideBar('Explorer');
});

test('the light bulb offers by what to suppress', async (workbench) => {
  const { page } = workbench;
  await workbench.openFile('chain.json');
  await workbench.goTo('xg1');
  await workbench.squiggles().first().waitFor();
  const offer = page.locator('.action-widget').getByText('Suppress for this principal');
  // Asked while the server is still at work, the editor has nothing to offer: so it is asked again.
  await tryUntil('the light bulb', async () => {
    await page.keyboard.press('Control+.');
    if (await comes(offer, SOME_MOMENTS_MS)) return true;
    await page.keyboard.press('Escape');
    return false;
  });
  await workbench.screenshot('suppress-menu');
});

test('it asks why, until when and where, and the squiggles of that principal go', async (workbench) => {
  const { page, workspace } = workbench;
  await page.locator('.action-widget').getByText('Suppress for this principal').click();
  const box = page.locator('.quick-input-widget');
  await box.getByPlaceholder('Several rules report this event').waitFor();
  await workbench.screenshot('suppress-rules');
  await page.keyboard.press('Enter');
  const input = box.locator('.quick-input-box input');
  await box.getByText('Why it is harmless').waitFor();
  await input.fill('The drill of November: "xg1" is *ours*');
  await page.keyboard.press('Enter');
  await box.getByText('In 90 days').waitFor();
  await box.getByPlaceholder(/^Hides \d of \d findings of these \d rules\. When/).waitFor();
  await workbench.screenshot('suppress-expiry');
  await box.getByText('In 90 days').click();
  await box.getByText('Folder for filters that suppress findings').waitFor();
  // The box fills itself with a folder first.
  await eventually(async () => assert.match(await input.inputValue(), /^\//));
  await workbench.screenshot('suppress-folder');
  await input.fill(`${workspace}/`);
  await box.getByRole('button', { name: 'Choose' }).click();
  await workbench.squiggles().first().waitFor({ state: 'detached' });
  await eventually(async () => assert.equal(filtersIn(workspace).length, 1));
  const text = readFileSync(join(workspace, filtersIn(workspace)[0]!), 'utf8');
  assert.match(text, /^description: 'The drill of November: "xg1" is \*ours\*'$/m);
  assert.match(text, /^expires: \d{4}-\d\d-\d\d$/m);
  const file = join(workspace, '.vscode', 'settings.json');
  await eventually(async () => {
    const settings: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'));
    assert.equal(settings['cloudtrailInvestigator.rules.suppressionsFolder'], '.');
  });
});

test('a filter among others in its file is taken out of it, and Undo brings it back', async (workbench) => {
  const { page, workspace } = workbench;
  const path = join(workspace, filtersIn(workspace)[0]!);
  const own = readFileSync(path, 'utf8');
  const other = own
    .replace(/^title: .*$/m, 'title: Another')
    .replace(/^id: .*$/m, 'id: 0c8f6f0e-6f5e-4e0c-9b1e-0f5a3c2d1e4b')
    .replace(/arn:aws:iam::.*$/m, 'arn:aws:iam::999999999999:user/nobody');
  writeFileSync(path, `${own}---\n${other}`);
  await workbench.openSideBar('CloudTrail');
  await workbench.runCommand('CloudTrail: Show suppressed findings');
  const suppressed = workbench.treeRows('Findings').filter({ hasText: 'suppressed ·' });
  await openMenu(suppressed, 'Remove suppression…');
  await chooseFromMenu(workbench.page, 'Remove suppression…');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await eventually(async () => assert.equal(readFileSync(path, 'utf8'), `---\n${other}`));
  await suppressed.first().waitFor({ state: 'detached' });
  await workbench.screenshot('suppress-removed-from-file');
  const tab = page.locator('.tab.active').filter({ hasText: '.yml' });
  await clickFor(tab, page.locator('.editor-instance .monaco-editor.focused'));
  await page.keyboard.press('Control+Z');
  await tab.and(page.locator('.dirty')).waitFor();
  await page.keyboard.press('Control+S');
  await suppressed.first().waitFor();
  await eventually(async () => assert.equal(readFileSync(path, 'utf8'), `${own}---\n${other}`));
  writeFileSync(path, own);
  await workbench.runCommand('CloudTrail: Hide suppressed findings');
  await workbench.runCommand('View: Close Primary Side Bar');
  await workbench.openFile('chain.json');
});

test('a suppressed finding can be shown, and its filter removed', async (workbench) => {
  const { page, workspace } = workbench;
  await workbench.openSideBar('CloudTrail');
  await workbench.runCommand('CloudTrail: Show suppressed findings');
  const row = workbench.treeRows('Findings').filter({ hasText: 'suppressed ·' }).first();
  await openMenu(row, 'Remove suppression…');
  await workbench.screenshot('suppress-remove-menu');
  await chooseFromMenu(workbench.page, 'Remove suppression…');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.getByText('Remove the filter').waitFor();
  await workbench.screenshot('suppress-remove-dialog');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await workbench.squiggles().first().waitFor();
  await row.waitFor({ state: 'detached' });
  await eventually(async () => assert.deepEqual(filtersIn(workspace), []));
  await workbench.runCommand('CloudTrail: Hide suppressed findings').catch(() => undefined);
});

test('of a row of the Findings view it asks by what', async (workbench) => {
  const { page } = workbench;
  const row = workbench.treeRows('Findings').filter({ hasText: 'Key pair used' });
  await openMenu(row, 'Suppress finding…');
  await chooseFromMenu(workbench.page, 'Suppress finding…');
  await page.locator('.quick-input-widget').getByText('Suppress for this address range').waitFor();
  await workbench.screenshot('suppress-row');
  await page.keyboard.press('Escape');
});

function filtersIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.yml'));
}
