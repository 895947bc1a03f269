import { Uri, window } from 'vscode';
import type { Place } from '../../protocol.ts';
import { cursorOf, paramsOf, show } from '../places.ts';
import { sayThatNoEventIsThere } from './event-target.ts';
import type { Parts } from './parts.ts';

/** From the formatted view back to the same event in the log itself; of a compressed log the event alone. */
export async function openRawEvent({ server }: Parts, argument?: Place | Uri): Promise<void> {
  const editor = window.activeTextEditor;
  const isPlace = argument && !(argument instanceof Uri);
  const params = isPlace ? paramsOf(argument) : editor && cursorOf(editor);
  const place = params && (await server.request('rawPlace', params));
  if (place) await show(place, { preview: false });
  else await sayThatNoEventIsThere();
}
