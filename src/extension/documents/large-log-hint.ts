import { open } from 'node:fs/promises';
import {
  Disposable,
  StatusBarAlignment,
  TabInputText,
  commands,
  window,
  workspace,
  type StatusBarItem,
  type Uri,
} from 'vscode';
import { COMMANDS } from '../../protocol.ts';
import { mayBeCloudTrail, SNIFFED_CHARACTERS } from '../client/sniff.ts';

/** VS Code hands extensions no document above this. */
const MOST_BYTES = 50 * 1024 * 1024;

/** Menus ask for it: the active tab holds a log of which VS Code shows extensions nothing. */
const CONTEXT_KEY = 'cloudtrail-investigator.largeLog';

/**
 * Says in the status bar how to read the log in the active tab where it is too large for VS Code to hand it to
 * extensions, or even to show it. There is no document then, only the tab.
 */
export function suggestReadableView(): Disposable {
  const item = window.createStatusBarItem(
    'cloudtrail-investigator.largeLog',
    StatusBarAlignment.Right,
    Number.MAX_SAFE_INTEGER,
  );
  item.name = 'CloudTrail log too large for the editor';
  item.text = '$(open-preview) Open as CloudTrail log';
  item.tooltip =
    'VS Code hands extensions no file above 50 MB. The formatted view shows all of this log, with findings.';
  const update = () => void show(item);
  update();
  return Disposable.from(
    item,
    window.tabGroups.onDidChangeTabs(update),
    window.tabGroups.onDidChangeTabGroups(update),
  );
}

async function show(item: StatusBarItem): Promise<void> {
  const uri = activeFile();
  const isLog = uri !== undefined && (await isLargeLog(uri));
  if (uri?.toString() !== activeFile()?.toString()) return; // another tab is active by now
  void commands.executeCommand('setContext', CONTEXT_KEY, isLog);
  if (!isLog) return item.hide();
  item.command = { command: COMMANDS.openAsLog, title: 'Open as CloudTrail log', arguments: [uri] };
  item.show();
}

function activeFile(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputText && input.uri.scheme === 'file' ? input.uri : undefined;
}

/** True for a file of which extensions get no document. Rejects where there is no file. */
export async function isLarge(uri: Uri): Promise<boolean> {
  const { size } = await workspace.fs.stat(uri);
  return size > MOST_BYTES;
}

async function isLargeLog(uri: Uri): Promise<boolean> {
  try {
    return (await isLarge(uri)) && mayBeCloudTrail(await startOf(uri.fsPath));
  } catch {
    return false; // it has gone meanwhile
  }
}

async function startOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_CHARACTERS), 0, SNIFFED_CHARACTERS, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
