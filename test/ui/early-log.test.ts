import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inWorkbench } from './support.ts';

// The first window after the installation: VS Code opens what it is told to before it knows our editors.

const NAME = '111122223333_CloudTrail_us-east-1_20261104T1005Z_x.json';

const test = inWorkbench({
  folder: 'test/fixtures/editor',
  prepare: (workspace) => {
    const log = readFileSync(join(workspace, 'chain.one-line.json'));
    writeFileSync(join(workspace, `${NAME}.gz`), gzipSync(log));
  },
  openFromStart: `${NAME}.gz`,
});

test('a compressed log that is open from the first moment is shown as a log, in one tab', async ({
  page,
}) => {
  await page.locator('.tab.active').filter({ hasText: '(formatted' }).waitFor();
  await page.locator('.view-line').filter({ hasText: '"eventVersion"' }).first().waitFor();
  // Two for a moment: the one that VS Code opened, and our editor, which makes way for the formatted view.
  const others = page.locator('.tab').filter({ hasText: `${NAME}.gz` });
  await others.first().waitFor({ state: 'detached' });
});
