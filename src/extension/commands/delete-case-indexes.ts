import { window, workspace } from 'vscode';
import { indexFolder } from '../client/index-folder.ts';
import type { Parts } from './parts.ts';

const CONFIRMATION_MS = 3000;

/** Deletes what is kept of cases, of those loaded now, too. They stay loaded, and are read anew the next time. */
export async function deleteCaseIndexes({ context }: Pick<Parts, 'context'>): Promise<void> {
  const folder = indexFolder(context);
  const isThere = await workspace.fs.stat(folder).then(
    () => true,
    () => false,
  );
  if (isThere) await workspace.fs.delete(folder, { recursive: true, useTrash: false });
  window.setStatusBarMessage(
    isThere ? 'Deleted stored case indexes' : 'There are no stored case indexes',
    CONFIRMATION_MS,
  );
}
