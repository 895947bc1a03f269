import { TabInputCustom, TabInputText, Uri, commands, window } from 'vscode';
import { EDITORS } from '../../protocol.ts';
import type { Parts } from './parts.ts';

/** Opens a file as the log it is, however it is packed and however large: the one clicked, else that of the active tab. */
export async function openAsLog(_parts: Parts, clicked?: unknown): Promise<void> {
  const uri = clicked instanceof Uri ? clicked : uriOfActiveTab();
  if (uri) await commands.executeCommand('vscode.openWith', uri, EDITORS[1]);
}

function uriOfActiveTab(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
}
