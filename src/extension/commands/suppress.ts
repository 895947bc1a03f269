import { Uri, ViewColumn, commands, window, workspace } from 'vscode';
import type { CommandArguments, SuppressParams } from '../../protocol.ts';
import type { Server } from '../client/server.ts';
import { askForFilter } from '../suppress/answers.ts';
import { suppressionsFolder } from '../suppress/folder.ts';
import { mayWriteFilters } from '../suppress/trust.ts';
import { eventTargetOf, type EventArgument } from './event-target.ts';
import type { Parts } from './parts.ts';

const CONFIRMATION_MS = 5000;

/** Writes a Sigma filter that takes a finding away: by what, why and until when, the user says. */
export async function suppress(
  { server }: Parts,
  argument?: EventArgument | CommandArguments['suppress'],
): Promise<void> {
  if (!(await mayWriteFilters())) return;
  const target = eventTargetOf(argument);
  const offer = target && (await server.request('suppressible', target));
  if (!offer) {
    await window.showInformationMessage('There is no finding here that could be suppressed.');
    return;
  }
  const by = argument && 'by' in argument ? argument.by : undefined;
  const answers = await askForFilter(server, target, offer, by);
  const file = answers && (await write(server, answers.params));
  if (file && answers.opens) {
    await commands.executeCommand('vscode.open', file, {
      viewColumn: ViewColumn.Beside,
      preserveFocus: true,
    });
  }
}

/** The new file; undefined where there is none. */
async function write(server: Server, params: SuppressParams): Promise<Uri | undefined> {
  const folder = await suppressionsFolder();
  const filter = folder && (await server.request('filterDocument', params));
  if (!filter) return undefined;
  if (filter.problem !== '') {
    await window.showWarningMessage(`Nothing was written: ${filter.problem}.`);
    return undefined;
  }
  const file = Uri.joinPath(folder.uri, filter.fileName);
  await workspace.fs.createDirectory(folder.uri);
  await workspace.fs.writeFile(file, new TextEncoder().encode(filter.text));
  await folder.remember();
  await server.request('readRules', null);
  window.setStatusBarMessage(`Suppressed by ${filter.fileName}`, CONFIRMATION_MS);
  return file;
}
