import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/protocol.ts';
import { codeOf, findingRows, openAlone, views } from './case.ts';
import { test } from './framework.ts';
import { positionOf, waitFor, waitForAction, waitForDiagnostics, workspaceUri } from './support.ts';

const FOLDER = 'suppressions';
const ENTER = 'workbench.action.acceptSelectedQuickOpenItem';

test('a code action writes a filter into the folder of the setting, and the squiggle goes', async () => {
  const { document } = await openAlone('chain.json');
  const position = positionOf(document, 'xg1');
  const before = codesAt(document, position);
  assert.ok(before.length > 0);
  const settings = vscode.workspace.getConfiguration('cloudtrailInvestigator');
  try {
    await settings.update('rules.suppressionsFolder', FOLDER, vscode.ConfigurationTarget.Workspace);
    const command = await commandAt(document, /^Suppress for this principal \(/);
    const done = vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await pressUntil(ENTER, done);
    await waitForDiagnostics(document.uri, () => codesAt(document, position).length === 0);
    const [name, ...others] = await filters();
    assert.deepEqual(others, []);
    const text = (await vscode.workspace.openTextDocument(workspaceUri(`${FOLDER}/${name}`))).getText();
    assert.match(text, /^description: Known to be harmless\.$/m);
    assert.match(text, /^ {4}userIdentity\.arn\|cased: arn:aws:iam::/m);
    assert.doesNotMatch(text, /^expires|^author/m);
    assert.equal(vscode.window.activeTextEditor?.document, document, 'the filter is not opened by itself');

    await vscode.commands.executeCommand(COMMANDS.showSuppressed);
    await waitForDiagnostics(document.uri, () => codesAt(document, position).length === before.length);
    await waitForAction(document, 'xg1', /^Remove suppression…$/);
    const { findings } = await views();
    const groups = await findingRows();
    const rows = (await Promise.all(groups.map(({ node }) => findingRows(node)))).flat();
    const contexts = rows.map(({ node }) => findings.getTreeItem(node).contextValue);
    assert.ok(contexts.includes('suppressed-finding'), contexts.join());

    await vscode.workspace.fs.delete(workspaceUri(`${FOLDER}/${name}`));
    await vscode.commands.executeCommand(COMMANDS.hideSuppressed);
    await waitForDiagnostics(document.uri, () => codesAt(document, position).length === before.length);
  } finally {
    await settings.update('rules.suppressionsFolder', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(workspaceUri(FOLDER), { recursive: true });
    await vscode.commands.executeCommand(COMMANDS.hideSuppressed);
  }
});

test('Escape writes nothing', async () => {
  const { document } = await openAlone('chain.json');
  const command = await commandAt(document, /^Suppress for this key name pattern/);
  const done = vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  await pressUntil('workbench.action.closeQuickOpen', done);
  assert.deepEqual(await filters(), []);
});

function codesAt({ uri }: vscode.TextDocument, position: vscode.Position): readonly string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ range }) => range.contains(position))
    .map(codeOf);
}

/** What an action at the name of the key pair does. */
async function commandAt(document: vscode.TextDocument, title: RegExp): Promise<vscode.Command> {
  const actions = await waitForAction(document, 'xg1', title);
  return actions.find((action) => title.test(action.title))!.command!;
}

/** The boxes need a moment to come up, so the key is pressed until all are answered. */
async function pressUntil(key: string, done: Thenable<unknown>): Promise<void> {
  const answered = Promise.resolve(done).then(() => true);
  await waitFor('the answers', async () => {
    await vscode.commands.executeCommand(key);
    return Promise.race([answered, Promise.resolve(false)]);
  });
}

async function filters(): Promise<readonly string[]> {
  const entries = await vscode.workspace.fs.readDirectory(workspaceUri(FOLDER)).then(
    (found) => found,
    () => [],
  );
  return entries.map(([name]) => name);
}
