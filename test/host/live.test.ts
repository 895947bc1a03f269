import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, findingRows, openAlone } from './case.ts';
import { test } from './framework.ts';
import { waitFor, waitForDiagnostics } from './support.ts';

test('an edit changes the findings, and undoing it brings them back', async () => {
  const editor = await openAlone('chain.json');
  const { document } = editor;
  await editor.edit((edit) => {
    for (const { index } of document.getText().matchAll(/xg1/g)) {
      edit.replace(
        new vscode.Range(document.positionAt(index), document.positionAt(index + 3)),
        'production',
      );
    }
  });
  await waitForDiagnostics(document.uri, (diagnostics) => !isKnownBad(diagnostics));
  await vscode.commands.executeCommand('undo');
  await waitForDiagnostics(document.uri, isKnownBad);
});

test('a log pasted into an untitled document is analysed as well', async () => {
  const { document: log } = await openAlone('chain.json');
  const text = log.getText();
  await closeAll();
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument());
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
  await waitForDiagnostics(editor.document.uri, ({ length }) => length > 0);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});

test('a closed log leaves nothing behind', async () => {
  const { document } = await openAlone('chain.json');
  assert.ok((await findingRows()).length > 0);
  await closeAll();
  await waitForDiagnostics(document.uri, ({ length }) => length === 0);
  await waitFor('no findings', async () => (await findingRows()).length === 0);
});

function isKnownBad(diagnostics: readonly vscode.Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => codeOf(diagnostic) === 'key-pair-known-bad-name');
}
