import assert from 'node:assert/strict';
import { inWorkbench } from './support.ts';

const test = inWorkbench({ folder: 'media/sample-case' });

test('opens a log of the sample case, and nobody complains', async (workbench) => {
  await workbench.openFile('event_history_us-west-2.json');
  await workbench.screenshot('open-log');
  assert.deepEqual(await workbench.notifications(), []);
});
