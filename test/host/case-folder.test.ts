import * as assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { droppedFiles } from '../../src/extension/case/dropped-files.ts';
import { COMMANDS } from '../../src/protocol.ts';
import { closeAll, coverageRows, views } from './case.ts';
import { test } from './framework.ts';
import { waitFor, workspaceUri } from './support.ts';

// Ways to load a case besides the Explorer's menu, and to keep it true to its folder.

test('the folder of the workspace loads as a case', async () => {
  await closeAll();
  await vscode.commands.executeCommand(COMMANDS.loadFolder);
  const [files] = await coverageRows();
  assert.match(files!, /^\d+ files read/);
  await vscode.commands.executeCommand(COMMANDS.unloadCase);
});

test('files and folders that are dropped on the Findings view are loaded', async () => {
  await closeAll();
  await drop(workspaceUri('sample-case'), workspaceUri('editor/chain.json'));
  await waitFor('the dropped files', async () => (await coverageRows()).includes('5 files read | 1 skipped'));
  await vscode.commands.executeCommand(COMMANDS.unloadCase);
});

test('a watched case follows its folder, outside the workspace too, until it is unloaded', async () => {
  await closeAll();
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-watch-'));
  const log = readFileSync(workspaceUri('editor/chain.json').fsPath);
  const { watch } = await views();
  try {
    writeFileSync(join(folder, 'a.json'), log);
    await vscode.commands.executeCommand(COMMANDS.loadCase, vscode.Uri.file(folder));
    await vscode.commands.executeCommand(COMMANDS.watchCase);
    assert.equal(watch.isWatching, true);
    writeFileSync(join(folder, 'b.json'), log);
    await waitFor('the new file', async () => (await coverageRows()).includes('2 files read | 0 skipped'));
    writeFileSync(join(folder, 'b.json'), 'no log any more');
    await waitFor('the change', async () => (await coverageRows()).includes('1 file read | 1 skipped'));
    rmSync(join(folder, 'b.json'));
    await waitFor('the removal', async () => (await coverageRows()).includes('1 file read | 0 skipped'));
    await vscode.commands.executeCommand(COMMANDS.unloadCase);
    assert.equal(watch.isWatching, false);
    assert.deepEqual(await coverageRows(), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a single file is watched as well, and watching ends on request', async () => {
  await closeAll();
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-watch-'));
  const log = readFileSync(workspaceUri('editor/chain.json').fsPath);
  const { watch } = await views();
  try {
    const path = join(folder, '[a].json');
    writeFileSync(path, 'no log yet');
    await vscode.commands.executeCommand(COMMANDS.loadCase, vscode.Uri.file(path));
    await vscode.commands.executeCommand(COMMANDS.watchCase);
    writeFileSync(path, log);
    await waitFor('the change', async () => (await coverageRows()).includes('1 file read | 0 skipped'));
    await vscode.commands.executeCommand(COMMANDS.stopWatchingCase);
    assert.equal(watch.isWatching, false);
    await vscode.commands.executeCommand(COMMANDS.unloadCase);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

async function drop(...uris: readonly vscode.Uri[]): Promise<void> {
  const data = new vscode.DataTransfer();
  data.set('text/uri-list', new vscode.DataTransferItem(uris.join('\r\n')));
  const { token } = new vscode.CancellationTokenSource();
  await droppedFiles.handleDrop!(undefined, data, token);
}
