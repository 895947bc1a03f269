import assert from 'node:assert/strict';
import { inWorkbench } from './support.ts';
import { clickFor } from './waiting.ts';

// The walkthrough, where no log is open yet.

const test = inWorkbench({ folder: 'test/fixtures/editor' });

const STEPS = [
  'Open a log',
  'Load a whole folder',
  'Read what happened',
  'Follow the key',
  'Read a log of one line',
];

test('each step of the walkthrough has its picture and its button', async (workbench) => {
  const { page } = workbench;
  await page.locator('.activitybar').getByRole('tab', { name: 'CloudTrail' }).waitFor();
  await workbench.runCommand('Welcome: Open Walkthrough...');
  const ours = workbench.choices().filter({ hasText: 'CloudTrail' });
  await clickFor(ours, page.getByText(STEPS[0]!, { exact: true }));
  for (const title of STEPS) {
    const step = page.locator('.getting-started-step.expanded').filter({ hasText: title });
    await clickFor(page.getByText(title, { exact: true }), step);
    await step.getByRole('button').filter({ visible: true }).last().waitFor();
    const picture = page.locator('.getting-started-media img').filter({ visible: true }).first();
    await picture.waitFor();
    await picture.evaluate((image) => image.decode()); // rejects where there is none
    assert.ok(await picture.getAttribute('alt'), title);
  }
  await workbench.screenshot('walkthrough');
});

test('a button that needs a log says that none is open', async (workbench) => {
  const { page } = workbench;
  const button = page.getByRole('button', { name: 'Show related key pair events' }).filter({ visible: true });
  await clickFor(page.getByText('Follow the key', { exact: true }), button);
  await button.click();
  const message = page.locator('.notifications-toasts .notification-list-item-message');
  await message.filter({ hasText: 'No CloudTrail log is open.' }).waitFor();
});
