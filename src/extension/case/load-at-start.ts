import { Uri, commands, workspace } from 'vscode';
import { COMMANDS, EDITORS, LOAD_VARIABLE } from '../../protocol.ts';

/** Loads what `npm start` was told to, in the window that opens it and in no other of the same VS Code. */
export async function loadAtStart(): Promise<void> {
  const path = process.env[LOAD_VARIABLE];
  if (!path) return;
  const uri = Uri.file(path);
  if (!workspace.getWorkspaceFolder(uri)) return;
  await commands.executeCommand(COMMANDS.loadCase, uri);
  if (path.endsWith('.gz')) await commands.executeCommand('vscode.openWith', uri, EDITORS[1]);
}
