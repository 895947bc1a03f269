import { commands, window } from 'vscode';
import { VIEWS } from '../../protocol.ts';
import { filterOf, setFilter } from '../filter.ts';
import type { Parts } from './parts.ts';

/** Shows only findings with a text: rule, message, access key, key pair, principal, address, alias, letter. */
export async function searchFindings({ server }: Parts): Promise<void> {
  const search = await window.showInputBox({
    title: 'Search findings',
    prompt:
      'Rule, message, access key, key pair, principal, address, alias, or a letter as in [A]. Empty shows all.',
    value: filterOf(server).search,
  });
  if (search === undefined) return;
  await setFilter(server, { search: search.trim() });
  await commands.executeCommand(`${VIEWS.findings}.focus`);
}

export async function clearSearch({ server }: Parts): Promise<void> {
  await setFilter(server, { search: '' });
}
