import * as vscode from 'vscode';
import type { Api } from '../../src/extension/main.ts';
import type { FindingsNode } from '../../src/extension/views/findings-view.ts';
import { activated, open, waitFor, waitForDiagnostics, workspaceUri } from './support.ts';

/** The views of the extension under test. */
export async function views(): Promise<Api> {
  return (await activated()).exports as Api;
}

/** Opens a log of test/fixtures/editor alone and waits until it was analysed, also where it was open before. */
export async function openAlone(name: string): Promise<vscode.TextEditor> {
  await closeAll();
  await waitForDiagnostics(workspaceUri(`editor/${name}`), (diagnostics) => diagnostics.length === 0);
  const editor = await open(`editor/${name}`);
  await waitForDiagnostics(editor.document.uri, (diagnostics) => diagnostics.length > 0);
  return editor;
}

/** Closes every editor, without asking for untitled ones, and waits until no log is left. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await waitFor('the logs to be closed', () =>
    vscode.workspace.textDocuments.every(
      ({ uri, isClosed }) => isClosed || !/editor|sample-case/.test(uri.path),
    ),
  );
}

/** The rows below a row of the Findings view, as a user reads them. */
export async function findingRows(parent?: FindingsNode): Promise<{ node: FindingsNode; text: string }[]> {
  const { findings } = await views();
  return (await findings.getChildren(parent)).map((node) => ({
    node,
    text: textOf(findings.getTreeItem(node)),
  }));
}

/** The rows of the Related events view, as a user reads them. */
export async function relatedRows(): Promise<string[]> {
  const { related } = await views();
  return related.getChildren().map((node) => textOf(related.getTreeItem(node)));
}

/** The first rows of the Coverage view, as a user reads them. */
export async function coverageRows(): Promise<string[]> {
  const { coverage } = await views();
  return (await coverage.getChildren()).map((row) => textOf(coverage.getTreeItem(row)));
}

/** The text that a range covers: what a squiggle underlines, what is selected. */
export function underlined({ document }: vscode.TextEditor, { range }: { range: vscode.Range }): string {
  return document.getText(range);
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

function textOf({ label, description }: vscode.TreeItem): string {
  const name = typeof label === 'object' ? label.label : label;
  return [name, description].filter((part) => typeof part === 'string').join(' | ');
}
