import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inWorkbench } from './support.ts';
import { comes, SOME_MOMENTS_MS, tryUntil } from './waiting.ts';

// A log of one line, of which VS Code draws no more than the beginning: from a problem there to where it can be read.

const test = inWorkbench({ folder: 'test/fixtures/editor' });
const LAUNCH = '"eventName":"RunInstances"';

test('the lens above says how much is drawn, and leads to the formatted view', async (workbench) => {
  const { page, workspace } = workbench;
  const chain = readFileSync(join(workspace, 'chain.one-line.json'), 'utf8');
  const parted = chain.replace(LAUNCH, `"additionalEventData":"${'x'.repeat(10_000)}",${LAUNCH}`);
  writeFileSync(join(workspace, 'long-line.json'), parted);
  await workbench.openFile('long-line.json');
  const lens = page.locator('.codelens-decoration').filter({ hasText: 'draws the first 10,000 characters' });
  await lens.first().waitFor();
  await workbench.screenshot('long-line-lens');
});

test('at a problem that is not drawn, the quick fix opens it in the formatted view', async (workbench) => {
  const { page } = workbench;
  const text = readFileSync(join(workbench.workspace, 'long-line.json'), 'utf8');
  const column = text.indexOf('xg1', text.indexOf(LAUNCH)) + 1;
  // To the problem before, and on to the next one.
  await workbench.goTo({ line: 1, column: column - 100 });
  await page.keyboard.press('F8');
  await page.getByText(/\d of \d problems/).waitFor();
  await workbench.screenshot('long-line-problem');
  await page.keyboard.press('Escape');
  // Asked while the server is still at work, the editor has nothing to offer: so it is asked again.
  const fix = page.locator('.action-widget').getByText('Open in formatted view');
  await tryUntil('the quick fix', async () => {
    await page.keyboard.press('Control+Period');
    if (await comes(fix, SOME_MOMENTS_MS)) return true;
    await page.keyboard.press('Escape');
    return false;
  });
  await workbench.screenshot('long-line-fix');
  await page.keyboard.press('Enter');
  await page.locator('.tab.active').filter({ hasText: '(formatted)' }).waitFor();
  await page.locator('.editor-instance .view-line').filter({ hasText: '"RunInstances"' }).first().waitFor();
  await workbench.screenshot('long-line-formatted');
});
