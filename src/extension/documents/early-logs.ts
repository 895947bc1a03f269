import { TabInputText, commands, window, workspace, type Tab } from 'vscode';
import { EDITORS } from '../../protocol.ts';

/** How AWS names the log objects that it delivers; what package.json gives the editor for them, too. */
const LOG_OBJECT = /_CloudTrail_.*\.json\.gz$/;

/**
 * Opens compressed logs as logs that VS Code opened before it knew our editor: for a file it waits for extensions only if
 * one opened such files in an earlier window, so in the first one it shows its page for binary files. The tab in front of
 * each group comes last, to be in front again.
 */
export async function openEarlyLogs(): Promise<void> {
  for (const tab of earlyTabs().toSorted((a, b) => Number(a.isActive) - Number(b.isActive))) {
    const { group, isPreview, input } = tab;
    const options = { viewColumn: group.viewColumn, preserveFocus: !group.isActive, preview: isPreview };
    await commands.executeCommand('vscode.openWith', input.uri, EDITORS[0], options);
    // Asked anew: a tab in preview has made way by itself, and VS Code may have made new objects of all.
    const before = earlyTabs().filter((one) => isSame(one, tab));
    await window.tabGroups.close(before, true);
  }
}

function earlyTabs(): TextTab[] {
  return window.tabGroups.all.flatMap((group) => group.tabs).filter(isEarly);
}

function isSame(one: TextTab, other: TextTab): boolean {
  return (
    one.group.viewColumn === other.group.viewColumn && one.input.uri.toString() === other.input.uri.toString()
  );
}

interface TextTab extends Tab {
  readonly input: TabInputText;
}

/** Not where the user has chosen what opens compressed files. */
function isEarly(tab: Tab): tab is TextTab {
  const chosen = workspace.getConfiguration('workbench').get<object>('editorAssociations', {});
  return (
    tab.input instanceof TabInputText &&
    LOG_OBJECT.test(tab.input.uri.path) &&
    !Object.keys(chosen).some((pattern) => pattern.endsWith('gz'))
  );
}
