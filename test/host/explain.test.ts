import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, EXPLANATION_SCHEME } from '../../src/protocol.ts';
import { openAlone } from './case.ts';
import { test } from './framework.ts';
import { waitFor, waitForAction, waitForHover } from './support.ts';

test('a hover on a finding shows why it fired, and leads to the whole explanation', async () => {
  const { document } = await openAlone('chain.json');
  await waitForHover(
    document,
    'xg1',
    /\*\*Why it fired\*\*\n\n- ✓ /,
    /\[Explain this finding\]\(command:cloudtrail-investigator\.explainFinding\?/,
  );
});

test('the explanation is a read-only document whose lines lead to the log', async () => {
  const { document } = await openAlone('chain.json');
  const explanation = await explained(document, 'xg1', /^Explain this finding/);
  assert.equal(explanation.languageId, 'cloudtrail-explanation');
  assert.match(explanation.getText(), /^\w+ matched by .*\n[^]*^true {7}/m);
  const line = explanation
    .getText()
    .split('\n')
    .findIndex((text) => text.includes('→'));
  const [definition] = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeDefinitionProvider',
    explanation.uri,
    new vscode.Position(line, 12),
  );
  assert.equal(definition?.uri.toString(), document.uri.toString());
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
    'vscode.executeLinkProvider',
    explanation.uri,
  );
  const link = links.find(({ range }) => range.start.line === line);
  assert.match(explanation.getText(link?.range), /^→\d+:\d+$/);
  const [place] = JSON.parse(link!.target!.query);
  await vscode.commands.executeCommand(COMMANDS.revealLocation, place);
  await waitFor('the log, at that place', () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document === document && editor.selection.start.isEqual(definition.range.start);
  });
});

test('any event offers to explain a rule, to somebody who asks', async () => {
  const { document } = await openAlone('chain.json');
  await waitForAction(document, 'eventVersion', /^Why did a rule not match this event\?$/);
});

/** The document that an action at `text` opens. */
async function explained(
  document: vscode.TextDocument,
  text: string,
  title: RegExp,
): Promise<vscode.TextDocument> {
  const action = (await waitForAction(document, text, title)).find((offer) => title.test(offer.title));
  const { command, arguments: args = [] } = action!.command!;
  await vscode.commands.executeCommand(command, ...args);
  return waitFor('an explanation', () => {
    const shown = vscode.window.activeTextEditor?.document;
    return shown?.uri.scheme === EXPLANATION_SCHEME && shown.getText() !== '' && shown;
  });
}
