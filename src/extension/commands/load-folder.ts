import { workspace } from 'vscode';
import { loadCase } from './load-case.ts';
import type { Parts } from './parts.ts';

/** Loads the folders of the workspace that hold log objects; where none does, all of them. */
export async function loadFolder(parts: Parts): Promise<void> {
  const holding = await parts.trailFolders.find();
  const folders = holding.length > 0 ? holding : (workspace.workspaceFolders ?? []);
  const uris = folders.map(({ uri }) => uri);
  if (uris.length > 0) await loadCase(parts, uris[0], uris);
}
