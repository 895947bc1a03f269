import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/protocol.ts';
import { codeOf, openAlone } from './case.ts';
import { test } from './framework.ts';
import { open, positionOf, waitFor, waitForDiagnostics, waitForHover, workspaceUri } from './support.ts';

const RULE = `title: Mine
logsource: { product: aws, service: cloudtrail }
detection:
  selection: { eventName|is: CreateKeyPair }
  condition: selection
`;

async function withRule(path: string, text: string, body: (editor: vscode.TextEditor) => Promise<void>) {
  const uri = workspaceUri(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  try {
    await body(await open(path));
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(uri);
  }
}

test('an open rule gets diagnostics, completion, a hover and a lens', async () => {
  await openAlone('chain.json');
  await withRule('mine.yml', RULE, async ({ document }) => {
    const [problem] = await waitForDiagnostics(document.uri, (found) => found.length > 0);
    assert.equal(document.getText(problem!.range), 'is');
    assert.equal(codeOf(problem!), 'refused');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, problem!.range, 'endswith');
    await vscode.workspace.applyEdit(edit);
    await waitForDiagnostics(document.uri, (found) => found.length === 0);
    const completions = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      positionOf(document, 'CreateKeyPair'),
    );
    assert.ok(completions.items.some(({ label }) => labelOf(label) === 'RunInstances'));
    await waitForHover(document, 'endswith', /The field ends with the text/);
    const lens = await waitFor('a lens that counts', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        1,
      );
      const [command] = lenses.flatMap((one) => one.command ?? []);
      return command && /^\d+ match(es)? in the open logs/.test(command.title) && command;
    });
    assert.equal(lens.command, COMMANDS.peekRuleMatches);
    await vscode.commands.executeCommand(lens.command, ...(lens.arguments ?? []));
    await waitFor('the log in the Peek', () =>
      vscode.window.visibleTextEditors.some((editor) => editor.document.uri.path.endsWith('chain.json')),
    );
    await vscode.commands.executeCommand('workbench.action.files.save');
  });
});

test('other YAML gets nothing', async () => {
  await withRule('workflow.yml', 'name: filter\non: push\njobs: { build: {} }\n', async ({ document }) => {
    const completions = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 2),
    );
    // VS Code itself offers the words of other documents.
    const offered = completions.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
    assert.ok(!offered.some(({ label }) => /logsource|detection|finding/.test(labelOf(label))));
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });
});

function labelOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}
