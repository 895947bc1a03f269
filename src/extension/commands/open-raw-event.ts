import { Uri, window } from 'vscode';
import type { Place } from '../../protocol.ts';
import { cursorOf, show } from '../places.ts';
import type { Parts } from './parts.ts';

/** From the formatted view back to the same event in the log itself. */
export async function openRawEvent({ server }: Parts, argument?: Place | Uri): Promise<void> {
  const editor = window.activeTextEditor;
  const isPlace = argument && !(argument instanceof Uri);
  const params = isPlace ? { uri: argument.uri, position: argument.range.start } : editor && cursorOf(editor);
  const place = params && (await server.request('rawPlace', params));
  if (place) await show(place, { preview: false });
  else
    await window.showInformationMessage(
      'This log is compressed or too large for an editor: only its formatted view can be shown.',
    );
}
