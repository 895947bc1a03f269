import assert from 'node:assert/strict';
import { inWorkbench } from './support.ts';

const test = inWorkbench({ folder: 'media/sample-case', isLoaded: true });

test('npm start FOLDER shows the folder loaded as a case', async (workbench) => {
  await workbench
    .message('Findings')
    .filter({ hasText: /^4 files, 105 events/ })
    .waitFor();
  await workbench.treeRows('Findings').filter({ hasText: 'high' }).first().waitFor();
  assert.deepEqual(await workbench.notifications(), []);
  await workbench.screenshot('start-folder');
});
