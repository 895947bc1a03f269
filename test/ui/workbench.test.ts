import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorkbench } from './support.ts';
import type { Workbench } from './workbench.ts';

let workbench: Workbench;
before(async () => (workbench = await openWorkbench({ folder: 'media/sample-case' })));
after(() => workbench.close());

test('opens a log of the sample case, and nobody complains', async () => {
  await workbench.openFile('x.json');
  await workbench.screenshot('open-log');
  assert.deepEqual(await workbench.notifications(), []);
});
