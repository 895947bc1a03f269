import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { inWorkbench } from './support.ts';
import type { Workbench } from './workbench.ts';

// One window, as somebody uses it who asks why: each test goes on where the one before it stopped.

const WEST = 'event_history_us-west-2.json';
const KEY_NAME = 'server7f3kq92x';

/** A key pair made from an address of which no network is known. */
const UNDECIDED = {
  eventVersion: '1.11',
  eventTime: '2026-11-04T02:00:00Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'CreateKeyPair',
  awsRegion: 'us-west-2',
  sourceIPAddress: '10.0.0.5',
  eventID: '5b63e5b5-0000-483c-a306-efd87835940f',
  recipientAccountId: '111122223333',
  userIdentity: { type: 'IAMUser', userName: 'svc-backup', accountId: '111122223333' },
  requestParameters: { keyName: 'deploy' },
  responseElements: { keyName: 'deploy' },
};

const test = inWorkbench({ folder: 'media/sample-case' });

test('a hover on a finding shows the condition as a short tree', async (workbench) => {
  await workbench.openFile(WEST);
  await workbench.goTo(KEY_NAME);
  await workbench.squiggles().first().waitFor();
  const lenses = workbench.page.locator('.codelens-decoration').filter({ hasText: 'finding' });
  await lenses.first().waitFor({ state: 'attached' });
  const hover = workbench.page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)');
  const why = hover.getByText('Why it fired').first();
  await showHover(workbench, why);
  // Another look, which a picture is taken in, may close the hover.
  await hover.getByRole('link', { name: 'Explain this finding' }).first().waitFor({ state: 'attached' });
  await why.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await workbench.screenshot('explain-hover');
  await workbench.page.keyboard.press('Escape');
});

test('the whole explanation of a finding is a document that leads back', async (workbench) => {
  await workbench.goTo(KEY_NAME);
  await workbench.runCommand('CloudTrail: Explain this finding');
  await line(workbench, 'matched by Key pair used soon').waitFor();
  await workbench.page.mouse.move(700, 600);
  await workbench.screenshot('explain-finding');
  const log = workbench.page.locator('.tab.active').filter({ hasText: WEST });
  // VS Code makes a link of it a moment after the key is down.
  do
    await workbench.page
      .locator('.detected-link')
      .first()
      .click({ modifiers: ['Control'] });
  while (!(await comes(log)));
  await workbench.page.locator('.editor-instance .selected-text').first().waitFor();
});

test('where none of the findings on an event is underlined at the cursor, the user chooses', async (workbench) => {
  await workbench.openFile(WEST);
  await workbench.goTo('RunInstances');
  await workbench.runCommand('CloudTrail: Explain this finding');
  await choices(workbench).filter({ hasText: 'Key pair used soon' }).first().waitFor();
  await choices(workbench).filter({ hasText: 'Large or graphics instances' }).first().click();
  await line(workbench, 'matched by Large or graphics instances').waitFor();
});

test('"Why did this rule not match this event?" offers the near misses first', async (workbench) => {
  await workbench.openFile(WEST);
  await workbench.goTo('RunInstances');
  await workbench.runCommand('CloudTrail: Why did this rule not match this event?');
  await choices(workbench).filter({ hasText: 'Near misses' }).first().waitFor();
  await workbench.screenshot('explain-choices');
  await workbench.page.keyboard.type('Key pair removed after use');
  await choices(workbench).filter({ hasText: 'Key pair removed after use' }).first().click();
  await line(workbench, 'not matched by').waitFor();
  await workbench.page.mouse.move(700, 600);
  await workbench.screenshot('explain-no-match');
});

test('the Coverage view says what is undecided and what to load', async (workbench) => {
  writeFileSync(join(workbench.workspace, 'private.json'), JSON.stringify({ Records: [UNDECIDED] }, null, 2));
  await workbench.openFile('private.json');
  await workbench.runCommand('CloudTrail: Show findings');
  await workbench.page.getByRole('button', { name: 'Coverage Section' }).click();
  const rows = workbench.treeRows('Coverage');
  await rows.filter({ hasText: 'Undecided' }).first().click();
  await rows.filter({ hasText: 'no AS known' }).first().click();
  await rows.filter({ hasText: '10.0.0.5' }).first().waitFor();
  await workbench.screenshot('coverage-undecided');
});

test('a near miss says which step a chain lacks, and opens why', async (workbench) => {
  const rows = workbench.treeRows('Coverage');
  await workbench.page.getByRole('button', { name: 'Related Events Section' }).click();
  await rows.filter({ hasText: 'Undecided' }).first().click();
  await rows.filter({ hasText: 'Near misses' }).first().click();
  await rows.filter({ hasText: 'lacks:' }).first().click();
  await rows.filter({ hasText: 'ImportKeyPair' }).first().waitFor();
  await workbench.screenshot('coverage-near-misses');
  await rows.filter({ hasText: 'ImportKeyPair' }).first().click();
  await line(workbench, 'ImportKeyPair not matched by').waitFor();
});

/** Shows the hover at the cursor; what arrives late (lenses, hints) moves the lines and hides it again. */
async function showHover({ page }: Workbench, content: Locator): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    try {
      await content.waitFor({ timeout: 6000 });
      return;
    } catch (error) {
      if (attempt === 4) throw error;
    }
  }
}

/** False where it does not within a moment. */
async function comes(locator: Locator): Promise<boolean> {
  return locator.waitFor({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
}

function choices({ page }: Workbench): Locator {
  return page.locator('.quick-input-list .monaco-list-row');
}

function line({ page }: Workbench, text: string): Locator {
  return page.locator('.editor-instance .view-line').filter({ hasText: text }).first();
}
