import * as assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { COMMANDS, FORMATTED_SCHEME } from '../../src/protocol.ts';
import { closeAll, codeOf, coverageRows, findingRows, underlined, views } from './case.ts';
import { test } from './framework.ts';
import { waitFor, waitForDiagnostics, waitForHover, workspaceUri } from './support.ts';

const LOG_OBJECT = '111122223333_CloudTrail_us-east-1_20261104T1005Z_x.json.gz';

test('a folder loads as a case: findings and coverage of files that nobody opened', async () => {
  await closeAll();
  await vscode.commands.executeCommand(COMMANDS.loadCase, workspaceUri('sample-case'));
  const rows = await waitFor('findings', async () => {
    const groups = await findingRows();
    return groups.length > 0 && groups;
  });
  assert.match(rows[0]!.text, /^svc-backup: key pair \S+ \| 2026-11-04 .* \d+ findings$/);
  const covered = await coverageRows();
  assert.ok(covered.includes('4 files read | 1 skipped'), covered.join('\n'));
  assert.ok(
    covered.some((row) => row.startsWith('111122223333 us-east-1')),
    covered.join('\n'),
  );
  await vscode.commands.executeCommand(COMMANDS.unloadCase);
  assert.deepEqual(await findingRows(), []);
});

test('a compressed log opens as text, coloured, underlined and with hovers', async () => {
  await closeAll();
  const uri = await writeCompressed(`case/${LOG_OBJECT}`);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const editor = await formattedEditor();
  const diagnostics = await waitForDiagnostics(editor.document.uri, ({ length }) => length > 0);
  const knownBad = diagnostics.find((diagnostic) => codeOf(diagnostic) === 'key-pair-known-bad-name');
  assert.ok(knownBad);
  assert.equal(underlined(editor, knownBad), 'xg1');
  await waitForHover(editor.document, 'xg1', /long-term/);
  await waitFor('the editor that made way to be gone', () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .every(({ input }) => !(input instanceof vscode.TabInputCustom)),
  );
  await closeAll();
  await waitFor('no findings', async () => (await findingRows()).length === 0);
});

test('a finding in a compressed log opens at its place', async () => {
  await closeAll();
  const uri = await writeCompressed(`case/${LOG_OBJECT}`);
  await vscode.commands.executeCommand(COMMANDS.loadCase, uri);
  const { findings } = await views();
  await findings.groupBy('rule');
  const groups = await waitFor('findings', async () => {
    const rows = await findingRows();
    return rows.length > 0 && rows;
  });
  const group = groups.find(({ text }) => text.includes('key-pair-known-bad-name'));
  const [finding] = await findingRows(group!.node);
  const { command } = findings.getTreeItem(finding!.node);
  await vscode.commands.executeCommand(command!.command, ...(command!.arguments ?? []));
  const editor = await formattedEditor();
  await waitFor('the place', () => (editor.document.getText(editor.selection) || wordAt(editor)) === 'xg1');
  await findings.groupBy('incident');
  await vscode.commands.executeCommand(COMMANDS.unloadCase);
  await closeAll();
});

test('a compressed file without records says so', async () => {
  await closeAll();
  const uri = workspaceUri(`case/${LOG_OBJECT.replace('_x', '_y')}`);
  await vscode.workspace.fs.writeFile(uri, gzipSync('{}'));
  await vscode.commands.executeCommand('vscode.open', uri);
  await waitFor('the custom editor', () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputCustom && input.uri.toString() === uri.toString();
  });
  await closeAll();
});

async function writeCompressed(path: string): Promise<vscode.Uri> {
  const log = await vscode.workspace.fs.readFile(workspaceUri('editor/chain.one-line.json'));
  const uri = workspaceUri(path);
  await vscode.workspace.fs.writeFile(uri, gzipSync(log));
  return uri;
}

function formattedEditor(): Promise<vscode.TextEditor> {
  return waitFor('the formatted view', () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.scheme === FORMATTED_SCHEME && editor;
  });
}

function wordAt({ document, selection }: vscode.TextEditor): string {
  return document.getText(document.getWordRangeAtPosition(selection.active, /\w+/));
}
