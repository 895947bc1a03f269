import { window } from 'vscode';
import type { Parts } from './parts.ts';

/** From now on what happens in the folders of the case is followed. */
export async function watchCase(parts: Parts): Promise<void> {
  if (parts.case.paths.length > 0) parts.watch.start();
  else await window.showInformationMessage('Loading was cancelled: load the folder again to watch it.');
}

export function stopWatchingCase({ watch }: Parts): void {
  watch.stop();
}
