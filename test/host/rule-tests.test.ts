import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { views } from './case.ts';
import { test } from './framework.ts';
import { open, waitFor, workspaceUri } from './support.ts';

const RULE = `title: Key pair made
level: high
logsource: { product: aws, service: cloudtrail }
detection:
  search: { eventName: CreateKeyPair }
  condition: search
`;
const TESTS = `tests:
  - name: it is made
    events: [{ eventName: CreateKeyPair, eventSource: ec2.amazonaws.com }]
    expect: [{ level: high }]
  - name: it is not
    events: [{ eventName: DeleteKeyPair, eventSource: ec2.amazonaws.com }]
    expect: [{ level: high }]
`;

test('the tests of an open rule are listed and run in the Test Explorer', async () => {
  const { ruleTests } = await views();
  await write('rule-tests/made.yml', RULE);
  await write('rule-tests/made.tests.yml', TESTS);
  try {
    await open('rule-tests/made.yml');
    const controller = await waitFor('the controller', () => ruleTests.controller?.controller);
    const file = await waitFor('the tests', () =>
      controller.items.get(workspaceUri('rule-tests/made.tests.yml').toString()),
    );
    assert.deepEqual(namesOf(file.children), ['it is made', 'it is not']);
    assert.equal(file.error, undefined);
    const second = file.children.get(`${file.id}#1`);
    assert.equal(second?.range?.start.line, 4);

    const outcomes = recordOutcomes(controller);
    // The Test Explorer hears of new tests a moment later, and runs those that it has heard of.
    const [passed, failed] = await waitFor('the outcomes', async () => {
      await vscode.commands.executeCommand('testing.runAll');
      const both = ['it is made', 'it is not'].map((label) => outcomes.find(([name]) => name === label));
      return both.every((outcome) => outcome !== undefined) && both;
    });
    assert.deepEqual(passed, ['it is made', 'passed']);
    const [, how, message] = failed!;
    assert.equal(how, 'failed');
    assert.ok(message instanceof vscode.TestMessage);
    assert.equal(message.message, 'not so: a finding, high');
    assert.deepEqual([message.expectedOutput, message.actualOutput], ['a finding, high', 'none']);
    assert.equal(message.location?.uri.path, file.uri?.path);
    assert.deepEqual(message.location?.range.start, new vscode.Position(6, 13));
  } finally {
    await vscode.workspace.fs.delete(workspaceUri('rule-tests'), { recursive: true });
  }
});

function namesOf(items: vscode.TestItemCollection): readonly string[] {
  return Array.from(items, ([, { label }]) => label);
}

type Outcome = readonly [name: string, how: 'passed' | 'failed', message?: unknown];

/** What the Test Explorer is told of each test, from now on; it shows it and tells nobody. */
function recordOutcomes(controller: vscode.TestController): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  const create = controller.createTestRun.bind(controller);
  controller.createTestRun = (...given) => {
    const run = create(...given);
    const [passed, failed] = [run.passed.bind(run), run.failed.bind(run)];
    run.passed = (item, duration) => {
      outcomes.push([item.label, 'passed']);
      passed(item, duration);
    };
    run.failed = (item, message, duration) => {
      outcomes.push([item.label, 'failed', Array.isArray(message) ? message[0] : message]);
      failed(item, message, duration);
    };
    return run;
  };
  return outcomes;
}

function write(path: string, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(workspaceUri(path), new TextEncoder().encode(text));
}
