import { inWorkbench } from './support.ts';

// What a first-time user sees of the made-up incident, also beside a case of findings as grave.

const test = inWorkbench({ folder: 'test/fixtures/editor', isLoaded: true });

test('"Open sample case" ends at its gravest finding, where it can be read, with its row chosen', async (workbench) => {
  const { page } = workbench;
  await workbench.treeRows('Findings').filter({ hasText: 'alice' }).first().waitFor();
  await workbench.runCommand('CloudTrail: Open sample case');
  await page
    .locator('.tab.active')
    .filter({ hasText: '_us-east-1_' })
    .filter({ hasText: '(formatted' })
    .waitFor();
  await page.locator('.view-line').filter({ hasText: '"keyName": "server7f3kq92x"' }).first().waitFor();
  await page.locator('.editor-instance .selected-text').first().waitFor();
  const chosen = page.locator('.monaco-list:focus .monaco-list-row.focused.selected');
  await chosen.filter({ hasText: 'Suspicious key pair name in a chain' }).waitFor();
  await workbench.screenshot('sample-case');
});
