import { Uri, type Command, type TextDocumentShowOptions } from 'vscode';
import { COMMANDS, type Place } from '../protocol.ts';
import { paramsOf, show, toRange } from './places.ts';
import type { Server } from './server.ts';

/** Opens a place; where VS Code would not draw it, the same event in the formatted view. */
export async function reveal(
  server: Server,
  place: Place,
  options: TextDocumentShowOptions = { preview: true },
): Promise<void> {
  const formatted = isDrawn(server, place)
    ? undefined
    : await server.request('formattedPlace', paramsOf(place));
  await show(formatted ?? place, options);
}

/**
 * The command of a tree row. VS Code's own `vscode.open` knows what a single click, a double click, Enter and a click
 * to the side mean in this user's settings; only what is not drawn goes through ours.
 */
export function openCommand(server: Server, place: Place): Command {
  return isDrawn(server, place)
    ? {
        command: 'vscode.open',
        title: 'Open',
        arguments: [Uri.parse(place.uri), { selection: toRange(place.range) }],
      }
    : { command: COMMANDS.revealLocation, title: 'Open', arguments: [place] };
}

function isDrawn(server: Server, { uri, onlyFormatted }: Place): boolean {
  return !onlyFormatted && server.document(Uri.parse(uri))?.tooLargeToDraw !== true;
}
