import * as vscode from 'vscode';
import { codeOf, openAlone } from './case.ts';
import { test } from './framework.ts';
import { waitForDiagnostics, workspaceUri } from './support.ts';

const rule = (title: string): string => `title: ${title}
logsource: { product: aws, service: cloudtrail }
detection:
  selection: { eventName: CreateKeyPair }
  condition: selection
`;

test('rules of a folder that the setting names run, and follow what is saved there', async () => {
  const file = workspaceUri('own-rules/mine.yml');
  const settings = vscode.workspace.getConfiguration('cloudtrailInvestigator');
  await write(file, rule('Mine'));
  const { document } = await openAlone('chain.json');
  try {
    await settings.update('rules.paths', ['own-rules'], vscode.ConfigurationTarget.Workspace);
    await waitForDiagnostics(document.uri, has('Mine'));
    await write(file, rule('Changed'));
    await waitForDiagnostics(document.uri, has('Changed'));
  } finally {
    await settings.update('rules.paths', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(workspaceUri('own-rules'), { recursive: true });
  }
  await waitForDiagnostics(document.uri, (diagnostics) => !has('Changed')(diagnostics));
});

function write(uri: vscode.Uri, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

function has(code: string): (diagnostics: readonly vscode.Diagnostic[]) => boolean {
  return (diagnostics) => diagnostics.some((diagnostic) => codeOf(diagnostic) === code);
}
