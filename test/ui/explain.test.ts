import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { collapse, expand } from './rows.ts';
import { inWorkbench } from './support.ts';
import { clickFor } from './waiting.ts';
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
  const hover = await workbench.hoverScrolledTo('Why it fired');
  // Another look, which a picture is taken in, may close the hover.
  await hover.getByRole('link', { name: 'Explain this finding' }).first().waitFor({ state: 'attached' });
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
  await workbench.followLink(log);
  await workbench.page.locator('.editor-instance .selected-text').first().waitFor();
});

test('where none of the findings on an event is underlined at the cursor, the user chooses', async (workbench) => {
  await workbench.openFile(WEST);
  await workbench.goTo('RunInstances');
  await workbench.runCommand('CloudTrail: Explain this finding');
  await workbench.choices().filter({ hasText: 'Key pair used soon' }).first().waitFor();
  await clickFor(
    workbench.choices().filter({ hasText: 'Large or graphics instances' }),
    line(workbench, 'matched by Large or graphics instances'),
  );
});

test('"Why did this rule not match this event?" offers the near misses first', async (workbench) => {
  await workbench.openFile(WEST);
  await workbench.goTo('RunInstances');
  await workbench.runCommand('CloudTrail: Why did this rule not match this event?');
  await workbench.choices().filter({ hasText: 'Near misses' }).first().waitFor();
  await workbench.screenshot('explain-choices');
  await workbench.page.keyboard.type('Key pair removed after use');
  await clickFor(
    workbench.choices().filter({ hasText: 'Key pair removed after use' }),
    line(workbench, 'not matched by'),
  );
  await workbench.page.mouse.move(700, 600);
  await workbench.screenshot('explain-no-match');
});

test('the Coverage view says what is undecided and what to load', async (workbench) => {
  writeFileSync(join(workbench.workspace, 'private.json'), JSON.stringify({ Records: [UNDECIDED] }, null, 2));
  await workbench.openFile('private.json');
  await workbench.runCommand('CloudTrail: Show findings');
  await expand(workbench.header('Coverage'));
  const rows = workbench.treeRows('Coverage');
  await expand(rows.filter({ hasText: 'Undecided' }));
  await expand(rows.filter({ hasText: 'no AS known' }));
  await rows.filter({ hasText: '10.0.0.5' }).first().waitFor();
  await workbench.screenshot('coverage-undecided');
});

test('a near miss says which step a chain lacks, and opens why', async (workbench) => {
  const rows = workbench.treeRows('Coverage');
  await collapse(workbench.header('Related Events'));
  await collapse(rows.filter({ hasText: 'Undecided' }));
  await expand(rows.filter({ hasText: 'Near misses' }));
  await expand(rows.filter({ hasText: 'lacks:' }));
  const event = rows.filter({ hasText: 'ImportKeyPair' });
  await event.first().waitFor();
  await workbench.screenshot('coverage-near-misses');
  await clickFor(event, line(workbench, 'ImportKeyPair not matched by'));
});

function line({ page }: Workbench, text: string): Locator {
  return page.locator('.editor-instance .view-line').filter({ hasText: text }).first();
}
