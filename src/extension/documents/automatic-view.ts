import { Disposable, Uri, window, workspace } from 'vscode';
import { FORMATTED_SCHEME, SETTINGS_SECTION, type DocumentStatus } from '../../protocol.ts';
import { show } from '../places.ts';
import type { Server } from '../client/server.ts';

/**
 * Opens the formatted view of a log that VS Code draws only the beginning of, beside the raw tab and once for each
 * time the log is opened. It takes no focus.
 */
export function openFormattedViewByItself(server: Server): Disposable {
  const opened = new Set<string>();
  return Disposable.from(
    server.onDidChangeDocument(async (status) => {
      const uri = Uri.parse(status.uri);
      if (!status.tooLargeToDraw || opened.has(uri.toString()) || !isWanted(status, uri)) return;
      opened.add(uri.toString());
      await openBeside(server, uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => opened.delete(uri.toString())),
  );
}

function isWanted({ format }: DocumentStatus, uri: Uri): boolean {
  const isShown = window.visibleTextEditors.some(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  const settings = workspace.getConfiguration(SETTINGS_SECTION);
  return (
    format !== null &&
    uri.scheme !== FORMATTED_SCHEME &&
    isShown &&
    settings.get<boolean>('formattedView.openAutomatically', true)
  );
}

async function openBeside(server: Server, uri: Uri): Promise<void> {
  const place = await server.request('formattedPlace', {
    uri: uri.toString(),
    position: { line: 0, character: 0 },
  });
  if (place) await show(place, { preview: false, preserveFocus: true });
}
