import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inWorkbench } from './support.ts';
import { clickFor } from './waiting.ts';

// One window, as somebody uses it who writes a rule beside a log.

const LOG = 'event_history_us-west-2.json';
const RULE = `title: Users that are made in a hurry
status: experimental
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventSource: ec2.amazonaws.com
    eventName|contain: KeyPair
  condition: selection
tags:
  - attack.t1098.001
`;

const test = inWorkbench({ folder: 'media/sample-case' });

test('what is wrong with a rule is underlined, and what it matches stands above it', async (workbench) => {
  const { page } = workbench;
  writeFileSync(join(workbench.workspace, 'mine.yml'), RULE);
  await workbench.openFile(LOG);
  await workbench.openFile('mine.yml');
  await page.locator('.squiggly-error').first().waitFor();
  const lens = page.locator('.codelens-decoration');
  await clickFor(
    lens.filter({ hasText: 'Not matched: line 9' }).getByRole('button'),
    page.locator('.statusbar-item').filter({ hasText: 'Ln 9, ' }),
  );
  await workbench.goTo({ line: 9, column: 22 });
  await page.keyboard.type('s');
  await lens
    .filter({ hasText: /[1-9]\d* matches in the open logs/ })
    .first()
    .waitFor();
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
});

test('completion knows modifiers, with what they do', async (workbench) => {
  const { page } = workbench;
  await workbench.goTo({ line: 9, column: 23 });
  await page.keyboard.type('|');
  const suggestions = page.locator('.suggest-widget .monaco-list-row');
  await suggestions.filter({ hasText: 'startswith' }).first().waitFor();
  assert.equal(await suggestions.filter({ hasText: 'contains' }).count(), 0);
  await workbench.screenshot('write-rule-completion');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Backspace');
});

test('a hover names the technique of a tag', async (workbench) => {
  await workbench.hover('attack.t1098.001', 'Additional Cloud Credentials');
  await workbench.screenshot('write-rule-hover');
  await workbench.page.keyboard.press('Escape');
});

test('what a rule matches is shown in a Peek', async (workbench) => {
  const { page } = workbench;
  await workbench.runCommand('CloudTrail: Peek matches of this rule');
  await page.locator('.peekview-widget .referenceMatch').first().waitFor();
  await workbench.screenshot('write-rule-matches');
  assert.deepEqual(await workbench.notifications(), []);
});

test('a click on the lens shows the same', async (workbench) => {
  const { page } = workbench;
  const peek = page.locator('.peekview-widget');
  await page.keyboard.press('Escape');
  await peek.waitFor({ state: 'detached' });
  const lens = page
    .locator('.codelens-decoration a')
    .filter({ hasText: /[1-9]\d* matches in the open logs/ });
  await clickFor(lens, peek);
});
