import { Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { Suppression } from '../../protocol.ts';
import { show, toRange } from '../places.ts';
import { mayWriteFilters } from '../suppress/trust.ts';
import { count } from '../words.ts';
import { eventTargetOf, type EventArgument } from './event-target.ts';
import type { Parts } from './parts.ts';

const CONFIRMATION_MS = 5000;

/** Takes a filter away that took a finding away, once the user has confirmed it. */
export async function removeSuppression({ server }: Parts, argument?: EventArgument): Promise<void> {
  if (!(await mayWriteFilters())) return;
  const target = eventTargetOf(argument);
  const filters = (target && (await server.request('suppressions', target))) ?? [];
  if (filters.length === 0) {
    await window.showInformationMessage('No finding here is suppressed.');
    return;
  }
  const filter = await choose(filters);
  if (!filter) return;
  if (!(await isConfirmed(filter))) return;
  if (filter.isAlone) await deleteFile(Uri.parse(filter.place.uri));
  else if (!(await removeFromFile(filter))) return openInstead(filter);
  await server.request('readRules', null);
  window.setStatusBarMessage(`Removed ${filter.title}`, CONFIRMATION_MS);
}

async function choose(filters: readonly Suppression[]): Promise<Suppression | undefined> {
  if (filters.length === 1) return filters[0];
  const items = filters.map((filter) => ({ label: filter.title, detail: filter.description, filter }));
  const picked = await window.showQuickPick(items, { title: 'Remove suppression' });
  return picked?.filter;
}

/**
 * Takes the filter out of a file that holds others, so that it can be undone in the editor. False where something else
 * stands there now. A file that had changes before is not saved: they are the user's.
 */
async function removeFromFile({ place, document: part }: Suppression): Promise<boolean> {
  const uri = Uri.parse(place.uri);
  const document = await workspace.openTextDocument(uri);
  const range = part && toRange(part.range);
  if (!range || plainLines(document.getText(range)) !== plainLines(part.text)) return false;
  const isSaved = !document.isDirty;
  await show(place, { preserveFocus: true });
  const edit = new WorkspaceEdit();
  edit.delete(uri, range);
  if (!(await workspace.applyEdit(edit))) return false;
  if (isSaved) await document.save();
  return true;
}

/** However an editor or a file ends its lines. */
function plainLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

async function openInstead({ title, place }: Suppression): Promise<void> {
  const open = 'Open File';
  const answer = await window.showInformationMessage(
    `The file of the filter "${title}" has changed since it was read. Remove the filter there.`,
    open,
  );
  if (answer === open) await show(place, {});
}

async function isConfirmed({ title, findings, findingsOfOthers }: Suppression): Promise<boolean> {
  const back = count(findings - findingsOfOthers, 'finding');
  const others =
    findingsOfOthers === 0
      ? ''
      : ` ${count(findingsOfOthers, 'finding')} more stay suppressed by other filters.`;
  const remove = 'Remove';
  const answer = await window.showWarningMessage(
    `Remove the filter "${title}"?`,
    { modal: true, detail: `Of the logs at hand, ${back} will be reported again.${others}` },
    remove,
  );
  return answer === remove;
}

/** Where there is a trash it goes there. */
async function deleteFile(file: Uri): Promise<void> {
  try {
    await workspace.fs.delete(file, { useTrash: true });
  } catch {
    await workspace.fs.delete(file);
  }
}
