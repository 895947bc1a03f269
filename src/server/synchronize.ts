import type { Connection } from 'vscode-languageserver';
import type { RuleDocuments } from './authoring/rule-documents.ts';
import type { Workspace } from './workspace.ts';

/** What is YAML goes to the rule documents, all else to the workspace. */
export function synchronizeDocuments(
  connection: Connection,
  workspace: Workspace,
  ruleDocuments: RuleDocuments,
): void {
  connection.onDidOpenTextDocument(({ textDocument }) => {
    const { uri, version, text } = textDocument;
    if (!ruleDocuments.open(textDocument)) workspace.open(uri, version, text);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    if (!ruleDocuments.change(uri, version, contentChanges)) workspace.change(uri, version, contentChanges);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    if (!ruleDocuments.close(uri)) workspace.close(uri);
  });
}
