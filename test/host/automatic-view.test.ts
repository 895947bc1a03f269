import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FORMATTED_SCHEME } from '../../src/protocol.ts';
import { closeAll, openAlone } from './case.ts';
import { test } from './framework.ts';
import { open, waitFor, workspaceUri } from './support.ts';

// VS Code draws only the first 10,000 characters of a line in a document beyond its large-file limit.
const TOO_LARGE = 21_000_000;

test('a log that VS Code cannot draw opens as a formatted view, too, and the raw tab stays', async () => {
  const chain = (await openAlone('chain.one-line.json')).document.getText();
  const filler = JSON.stringify({ ...JSON.parse(chain).Records[0], filler: 'x'.repeat(200_000) });
  const records = Array.from({ length: Math.ceil(TOO_LARGE / filler.length) }, () => filler).join(',');
  const text = chain.replace('{"Records":[', `{"Records":[${records},`);
  const uri = workspaceUri('editor/large.json');
  await closeAll();
  // A server in a browser asks before it opens a file above 10 MB; a desktop asks for remote files only.
  const workbench = vscode.workspace.getConfiguration('workbench');
  await workbench.update('editorLargeFileConfirmation', 1024, vscode.ConfigurationTarget.Global);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  await open('editor/large.json');
  await waitFor('the formatted view', () => tabs(FORMATTED_SCHEME).length === 1);
  assert.equal(tabs('file').length + tabs('vscode-remote').length, 1);
  await closeAll();
  await vscode.workspace.fs.delete(uri);
});

test('a log that can be drawn opens nothing by itself', async () => {
  await openAlone('chain.one-line.json');
  assert.equal(tabs(FORMATTED_SCHEME).length, 0);
});

function tabs(scheme: string): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === scheme);
}
