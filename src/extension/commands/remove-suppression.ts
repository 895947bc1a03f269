import { Uri, window, workspace } from 'vscode';
import type { Suppression } from '../../protocol.ts';
import { show } from '../places.ts';
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
  if (!filter.isAlone) return openInstead(filter);
  if (!(await isConfirmed(filter))) return;
  await deleteFile(Uri.parse(filter.place.uri));
  await server.request('readRules', null);
  window.setStatusBarMessage(`Removed ${filter.title}`, CONFIRMATION_MS);
}

async function choose(filters: readonly Suppression[]): Promise<Suppression | undefined> {
  if (filters.length === 1) return filters[0];
  const items = filters.map((filter) => ({ label: filter.title, detail: filter.description, filter }));
  const picked = await window.showQuickPick(items, { title: 'Remove suppression' });
  return picked?.filter;
}

/** What else stands in its file is not ours to take away. */
async function openInstead({ title, place }: Suppression): Promise<void> {
  const open = 'Open File';
  const answer = await window.showInformationMessage(
    `The file of the filter "${title}" holds other rules as well. Remove the filter there.`,
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
