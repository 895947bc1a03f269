import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { downTo } from './rows.ts';
import { inWorkbench } from './support.ts';
import { clickFor, eventually } from './waiting.ts';
import type { Workbench } from './workbench.ts';

// One window, as a responder uses it: each test goes on where the one before it stopped.

const LOG = '111122223333_CloudTrail_us-east-1_20261104T0300Z_8Fz3kPq1mXw7Rb2T.json';
const WEST = 'event_history_us-west-2.json';
const KEY_NAME = 'server7f3kq92x';

const test = inWorkbench({ folder: 'media/sample-case' });

test('an open log is underlined where the evidence stands, and nobody complains', async (workbench) => {
  for (const file of [LOG, 'lookup-events-CreateKeyPair.json', 'event_history_us-east-1.csv', WEST]) {
    await workbench.openFile(file);
  }
  await workbench.goTo('ImportKeyPair');
  await workbench.squiggles().first().waitFor();
  await codeLenses(workbench).filter({ hasText: 'finding' }).first().waitFor();
  await workbench.screenshot('underlined');
  assert.deepEqual(await workbench.notifications(), []);
});

test('a hover says what happened and what to do', async (workbench) => {
  const hover = await workbench.hover(KEY_NAME, 'Triage');
  await hover.getByRole('link', { name: 'Show related key pair events' }).first().waitFor();
  await workbench.screenshot('hover');
  await workbench.page.keyboard.press('Escape');
});

test('the Findings view lists them by incident', async (workbench) => {
  await workbench.runCommand('CloudTrail: Show findings');
  await workbench.treeRows('Findings').first().waitFor();
  await workbench.screenshot('findings');
  // What a screen reader says.
  const label = () => workbench.treeRows('Findings').first().getAttribute('aria-label');
  await eventually(async () => assert.match((await label()) ?? '', /key pair .*, \d+ findings, up to high/));
});

test('a click on a finding opens its place', async (workbench) => {
  await clickFor(
    workbench.treeRows('Findings').filter({ hasText: 'Key pair imported' }),
    workbench.page.locator('.editor-instance .selected-text'),
  );
  await workbench.page.locator('.tab.active').filter({ hasText: WEST }).waitFor();
});

test('where VS Code would not draw the place in a long line, a click opens the formatted view', async (workbench) => {
  const rows = workbench.treeRows('Findings');
  const active = workbench.page.locator('.tab.active');
  await clickFor(rows.filter({ hasText: 'SSH or RDP opened' }), active.filter({ hasText: LOG }));
  await clickFor(rows.filter({ hasText: 'Key pair used soon' }), active.filter({ hasText: '(formatted)' }));
  await workbench.page.locator('.editor-instance .selected-text').first().waitFor();
  await workbench.screenshot('long-line');
});

test('"Show related key pair events" lists the story of the key under the cursor', async (workbench) => {
  await workbench.openFile(WEST);
  await workbench.goTo(KEY_NAME);
  await workbench.runCommand('CloudTrail: Show related key pair events');
  const rows = workbench.treeRows('Related events');
  await rows.first().waitFor();
  await workbench.screenshot('related-events');
  await downTo(rows.filter({ hasText: 'CreateKeyPair' }).first());
  await downTo(rows.filter({ hasText: 'AuthorizeSecurityGroupIngress' }).first());
});

test('Peek shows them inside the editor', async (workbench) => {
  await workbench.openFile(WEST);
  await workbench.goTo(KEY_NAME);
  await workbench.runCommand('CloudTrail: Peek related key pair events');
  await workbench.page.locator('.peekview-widget .referenceMatch').first().waitFor();
  await workbench.screenshot('peek');
  await workbench.page.keyboard.press('Escape');
});

test('without a key under the cursor it offers the keys of the log', async (workbench) => {
  await workbench.openFile(WEST);
  await workbench.goTo({ line: 1, column: 1 });
  await workbench.runCommand('CloudTrail: Show related key pair events');
  await workbench.choices().filter({ hasText: KEY_NAME }).first().waitFor();
  await workbench.screenshot('pick-key');
  await workbench.page.keyboard.press('Escape');
});

test('a log of one line opens as a formatted view, underlined as well', async (workbench) => {
  await workbench.openFile(LOG);
  await workbench.screenshot('raw');
  await workbench.goTo('CreateKeyPair');
  await workbench.runCommand('CloudTrail: Open formatted view');
  await workbench.page.locator('.tab.active').filter({ hasText: '(formatted)' }).waitFor();
  await codeLenses(workbench).first().waitFor();
  await workbench.page.mouse.move(700, 400); // off the tab, whose tooltip is not what the picture is about
  await workbench.screenshot('formatted-view');
});

/** The code lenses on screen. VS Code keeps those that are scrolled away, hidden. */
function codeLenses({ page }: Workbench): Locator {
  return page.locator('.codelens-decoration').filter({ visible: true });
}
