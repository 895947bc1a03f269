import { Uri, window, workspace, type SaveDialogOptions } from 'vscode';
import { FORMATTED_SCHEME } from '../../protocol.ts';

interface TextFile extends Required<Pick<SaveDialogOptions, 'title' | 'filters'>> {
  readonly text: string;
  readonly fileName: string;
}

/** Asks where a text is to be saved, and saves it there. */
export async function saveText({ title, filters, text, fileName }: TextFile): Promise<void> {
  const defaultUri = Uri.joinPath(folderToSaveIn(), fileName);
  const uri = await window.showSaveDialog({ title, defaultUri, filters });
  if (uri) await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** The open folder, else that of the active log. */
function folderToSaveIn(): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder) return folder.uri;
  const uri = window.activeTextEditor?.document.uri;
  return uri && uri.scheme !== FORMATTED_SCHEME && uri.scheme !== 'untitled'
    ? Uri.joinPath(uri, '..')
    : Uri.file('/');
}
