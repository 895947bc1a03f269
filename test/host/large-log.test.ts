import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { generateLog } from '../../bench/data/log.ts';
import { COMMANDS, EDITORS, FORMATTED_SCHEME } from '../../src/protocol.ts';
import { closeAll, findingRows } from './case.ts';
import { test } from './framework.ts';
import { waitFor, workspaceUri } from './support.ts';

// A log that VS Code hands no extension, because it is larger than 50 MB.

test('a log that is too large for extensions opens as one that can be read', async () => {
  await closeAll();
  const uri = await writeLarge('case/large.json');
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  await waitFor('its tab', () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  });
  assert.ok(vscode.workspace.textDocuments.every((document) => document.uri.toString() !== uri.toString()));
  await vscode.commands.executeCommand(COMMANDS.openAsLog);
  await formattedEditor();
  await waitFor('the raw tab to be gone', () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .every(
        ({ input }) => !(input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
      ),
  );
  await waitFor('findings', async () => (await findingRows()).length > 0);
  await closeAll();
  await vscode.workspace.fs.delete(uri);
});

test('any JSON file can be opened with the same editor', async () => {
  await closeAll();
  await vscode.commands.executeCommand('vscode.openWith', workspaceUri('editor/chain.json'), EDITORS[1]);
  await formattedEditor();
  await closeAll();
});

/** Some 60 MB: logs one after the other. */
async function writeLarge(path: string): Promise<vscode.Uri> {
  const logs = Array.from({ length: 15 }, (_, seed) => generateLog(4_000_000, 'one-line', seed + 1));
  const uri = workspaceUri(path);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(logs.join('\n')));
  return uri;
}

function formattedEditor(): Promise<vscode.TextEditor> {
  return waitFor('the formatted view', () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.scheme === FORMATTED_SCHEME && editor;
  });
}
