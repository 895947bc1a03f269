import * as assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { COMMANDS, FORMATTED_SCHEME, RAW_SCHEME } from '../../src/protocol.ts';
import { closeAll, openAlone, underlined } from './case.ts';
import { test } from './framework.ts';
import { positionOf, waitFor, waitForDiagnostics, workspaceUri } from './support.ts';

test('reveal in source file leads from the formatted view to the record in the log', async () => {
  const source = await openAlone('chain.one-line.json');
  select(source, 'xg1');
  await vscode.commands.executeCommand(COMMANDS.openFormattedView);
  const formatted = await editorOf(FORMATTED_SCHEME);
  select(formatted, 'xg1');
  await vscode.commands.executeCommand(COMMANDS.revealInSource);
  const shown = await editorOf('file');
  await waitFor('the record', () => !shown.selection.isEmpty);
  const record = JSON.parse(underlined(shown, { range: shown.selection }));
  assert.equal(record.eventName, 'CreateKeyPair');
  await closeAll();
});

test('an event of a compressed log opens raw, and copies as it stands', async () => {
  await closeAll();
  const log = await vscode.workspace.fs.readFile(workspaceUri('editor/chain.one-line.json'));
  const uri = workspaceUri('case/111122223333_CloudTrail_us-east-1_20261104T1005Z_z.json.gz');
  await vscode.workspace.fs.writeFile(uri, gzipSync(log));
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const formatted = await editorOf(FORMATTED_SCHEME);
  await waitForDiagnostics(formatted.document.uri, ({ length }) => length > 0);
  select(formatted, 'xg1');

  await vscode.commands.executeCommand(COMMANDS.copySourceLocation);
  const location = await vscode.env.clipboard.readText();
  const [, path, column, offset, length] =
    /^(.*):1:(\d+) \(byte offset (\d+), length (\d+)\)$/.exec(location) ?? [];
  assert.equal(path, uri.fsPath);
  assert.equal(Number(column), Number(offset) + 1);
  await vscode.commands.executeCommand(COMMANDS.copyRawEvent);
  const start = Number(offset);
  const bytes = Buffer.from(log).subarray(start, start + Number(length));
  assert.equal(await vscode.env.clipboard.readText(), bytes.toString());
  await vscode.commands.executeCommand(COMMANDS.copyEventAsJson);
  assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), JSON.parse(bytes.toString()));

  await vscode.commands.executeCommand(COMMANDS.openRawEvent);
  const raw = await editorOf(RAW_SCHEME);
  assert.equal(raw.document.getText(), bytes.toString());
  await waitForDiagnostics(raw.document.uri, ({ length: count }) => count > 0);
  await vscode.commands.executeCommand(COMMANDS.openFormattedView);
  await editorOf(FORMATTED_SCHEME);
  await closeAll();
});

function select(editor: vscode.TextEditor, text: string): void {
  const position = positionOf(editor.document, text);
  editor.selection = new vscode.Selection(position, position);
}

function editorOf(scheme: string): Promise<vscode.TextEditor> {
  return waitFor(`an editor of ${scheme}`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.scheme === scheme && editor;
  });
}
