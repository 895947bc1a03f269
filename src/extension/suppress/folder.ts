import { homedir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { ConfigurationTarget, Uri, window, workspace } from 'vscode';
import { SETTINGS_SECTION } from '../../protocol.ts';

const SETTING = 'rules.suppressionsFolder';

/** Where filters are written. */
export interface SuppressionsFolder {
  readonly uri: Uri;
  /** Makes it the folder of the setting, so that its rules run and nobody is asked again. */
  remember(): Promise<void>;
}

/** The folder that the setting names, else one that the user picks; undefined where they pick none. */
export async function suppressionsFolder(): Promise<SuppressionsFolder | undefined> {
  const set = workspace.getConfiguration(SETTINGS_SECTION).get<string | null>(SETTING)?.trim();
  const uri = set ? folderOf(set) : undefined;
  if (uri) return { uri, remember: async () => {} };
  const [picked] = (await pick()) ?? [];
  return picked && { uri: picked, remember: () => remember(picked) };
}

/** As the server reads the setting; undefined where no folder is open that it is relative to. */
function folderOf(path: string): Uri | undefined {
  if (isAbsolute(path)) return Uri.file(path);
  if (/^~[/\\]/.test(path)) return Uri.file(join(homedir(), path.slice(2)));
  const [open] = workspace.workspaceFolders ?? [];
  return open && Uri.joinPath(open.uri, path);
}

function pick(): Thenable<Uri[] | undefined> {
  const [open] = workspace.workspaceFolders ?? [];
  return window.showOpenDialog({
    title: 'Folder for filters that suppress findings',
    openLabel: 'Choose',
    canSelectFiles: false,
    canSelectFolders: true,
    ...(open && { defaultUri: open.uri }),
  });
}

/** A folder of what is open goes with it, so its path is kept there and is relative; any other is the user's own. */
async function remember(folder: Uri): Promise<void> {
  const [open] = workspace.workspaceFolders ?? [];
  const path = open?.uri.scheme === 'file' ? relative(open.uri.fsPath, folder.fsPath) : '..';
  const isInside = !isAbsolute(path) && !path.startsWith('..');
  await workspace
    .getConfiguration(SETTINGS_SECTION)
    .update(
      SETTING,
      isInside ? path.replaceAll('\\', '/') || '.' : folder.fsPath,
      isInside ? ConfigurationTarget.Workspace : ConfigurationTarget.Global,
    );
}
