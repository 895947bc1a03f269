import { Uri, commands, window, workspace } from 'vscode';
import { VIEWS } from '../../protocol.ts';
import type { Parts } from './parts.ts';

/** Loads the files and folders that were selected in the Explorer, else those that are picked. */
export async function loadCase(parts: Parts, clicked?: unknown, selected?: unknown): Promise<void> {
  const chosen = selectedUris(clicked, selected) ?? (await pick());
  if (!chosen) return;
  const paths = chosen.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
  if (paths.length === 0) {
    await window.showInformationMessage('Only files on disk can be loaded.');
    return;
  }
  await commands.executeCommand(`${VIEWS.findings}.focus`);
  await parts.case.load(paths);
}

/** The Explorer hands over what was clicked and all that is selected; a view's title and the palette nothing of use. */
function selectedUris(clicked: unknown, selected: unknown): readonly Uri[] | undefined {
  if (!(clicked instanceof Uri)) return undefined;
  return Array.isArray(selected) && selected.length > 0
    ? selected.filter((uri) => uri instanceof Uri)
    : [clicked];
}

function pick(): Thenable<Uri[] | undefined> {
  const [folder] = workspace.workspaceFolders ?? [];
  return window.showOpenDialog({
    title: 'Load CloudTrail case',
    openLabel: 'Load',
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: true,
    ...(folder && { defaultUri: folder.uri }),
  });
}
