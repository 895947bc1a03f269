import { commands, window, workspace } from 'vscode';

const MANAGE = 'Manage Workspace Trust';

/** False in Restricted Mode, after saying so: rules and filters of a folder that is not trusted are not used. */
export async function mayWriteFilters(): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const answer = await window.showWarningMessage(
    'Nothing was written: in Restricted Mode the rules and filters of this folder are not used.',
    MANAGE,
  );
  if (answer === MANAGE) await commands.executeCommand('workbench.trust.manage');
  return false;
}
