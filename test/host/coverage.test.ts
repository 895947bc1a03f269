import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXPLANATION_SCHEME } from '../../src/protocol.ts';
import { openAlone, views } from './case.ts';
import { test } from './framework.ts';
import { waitFor } from './support.ts';

test('a click on the step for short history asks what to load', async () => {
  await openAlone('chain.json');
  const [rule] = await below(/^Short history/);
  const { coverage } = await views();
  const [step] = await coverage.getChildren(rule);
  assert.deepEqual(coverage.getTreeItem(step!).command?.command, 'cloudtrail-investigator.loadCase');
});

test('near misses are found when the row is opened, and a click opens why', async () => {
  await openAlone('lookup.json');
  const { coverage } = await views();
  const [group] = await below(/^Near misses/);
  assert.match(labelOf(coverage.getTreeItem(group!)), /^[\w-]+ lacks: ./);
  const [event] = await coverage.getChildren(group);
  const { command, arguments: args = [] } = coverage.getTreeItem(event!).command!;
  await vscode.commands.executeCommand(command, ...args);
  const document = await waitFor('an explanation', () => {
    const shown = vscode.window.activeTextEditor?.document;
    return shown?.uri.scheme === EXPLANATION_SCHEME && shown.getText() !== '' && shown;
  });
  assert.match(document.getText(), / not matched by /);
});

/** The rows below the row of the Coverage view with this label. */
async function below(label: RegExp) {
  const { coverage } = await views();
  const rows = await coverage.getChildren();
  const row = rows.find((each) => label.test(labelOf(coverage.getTreeItem(each))));
  assert.ok(row, rows.map((each) => labelOf(coverage.getTreeItem(each))).join('\n'));
  return coverage.getChildren(row);
}

function labelOf({ label }: vscode.TreeItem): string {
  return typeof label === 'string' ? label : (label?.label ?? '');
}
