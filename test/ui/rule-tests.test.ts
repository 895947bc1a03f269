import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inWorkbench } from './support.ts';

// Tests of a rule in VS Code's own Test Explorer.

const RULE = `title: Key pair made
level: high
logsource: { product: aws, service: cloudtrail }
detection:
  search: { eventName: CreateKeyPair }
  condition: search
`;
const TESTS = `defaults: { eventSource: ec2.amazonaws.com }
tests:
  - name: a key pair is made
    events: [{ eventName: CreateKeyPair }]
    expect: [{ rule: Key pair made, event: 1, level: high }]
  - name: a key pair is deleted
    events: [{ eventName: DeleteKeyPair }]
    expect: none
  - name: two at once
    events: [{ eventName: CreateKeyPair }, { eventName: ImportKeyPair }]
    expect:
      - { event: 1 }
      - { event: 2, level: high }
`;

const test = inWorkbench({ folder: 'test/fixtures/editor' });

test('the tests beside a rule run from the Test Explorer, and a failure stands at its expectation', async (workbench) => {
  const { page, workspace } = workbench;
  mkdirSync(join(workspace, 'rules'));
  writeFileSync(join(workspace, 'rules', 'made.yml'), RULE);
  writeFileSync(join(workspace, 'rules', 'made.tests.yml'), TESTS);
  await workbench.openFile('rules/made.tests.yml');
  await workbench.openSideBar('Testing');
  await page.locator('.test-explorer .monaco-list-row').filter({ hasText: 'made.tests.yml' }).waitFor();
  await workbench.runCommand('Test: Run All Tests');
  // Whether VS Code opens its panel besides depends on how long the run takes.
  await page.locator('.test-error-content-widget').filter({ hasText: 'event 2, high' }).waitFor();
  await workbench.screenshot('rule-tests');
});
