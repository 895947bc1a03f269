import { commands } from 'vscode';
import { VIEWS } from '../../protocol.ts';
import { setFilter } from '../filter.ts';
import type { Parts } from './parts.ts';

/** Opens the Findings view; a given search replaces the one that stands. */
export async function showFindings(
  { server }: Parts,
  argument?: { readonly search?: string },
): Promise<void> {
  if (argument?.search !== undefined) await setFilter(server, { search: argument.search });
  await commands.executeCommand(`${VIEWS.findings}.focus`);
}
