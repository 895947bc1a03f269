import { window } from 'vscode';
import { ENTITY_SORTINGS, type EntitySorting } from '../../protocol.ts';
import type { Parts } from './parts.ts';

const LABELS: Readonly<Record<EntitySorting, string>> = {
  findings: 'Findings',
  events: 'Events',
  failures: 'Failed events',
  firstSeen: 'First seen',
  lastSeen: 'Last seen',
  name: 'Name',
};

/** How the Entities view is sorted; it is kept for the workspace. */
export async function sortEntities({ entities }: Parts): Promise<void> {
  const items = ENTITY_SORTINGS.map((sorting) => ({
    sorting,
    label: LABELS[sorting],
    description: sorting === entities.sorting ? '(current)' : '',
  }));
  const picked = await window.showQuickPick(items, { title: 'Sort entities by' });
  if (picked) await entities.sortBy(picked.sorting);
}

/** Shows only the entities that hold a text. */
export async function searchEntities({ entities }: Parts): Promise<void> {
  const search = await window.showInputBox({
    title: 'Search entities',
    prompt: 'Part of an access key, principal, key pair or address. Empty shows all.',
    value: entities.search,
  });
  if (search !== undefined) entities.searchFor(search.trim());
}
