import { Uri, workspace, type Command, type TextDocumentShowOptions } from 'vscode';
import { COMMANDS, DRAWN_CHARACTERS, EDITOR_SETTING, FORMATTED_SCHEME, type Place } from '../protocol.ts';
import { paramsOf, show, toRange } from './places.ts';
import type { Server } from './client/server.ts';

/** Opens a place; where VS Code would not draw it, the same event in the formatted view. */
export async function reveal(
  server: Server,
  place: Place,
  options: TextDocumentShowOptions = { preview: true },
): Promise<void> {
  await show(await drawnPlace(server, place), options);
}

/** The place itself, or where VS Code would not draw it, that of the same event in the formatted view. */
export async function drawnPlace(server: Server, place: Place): Promise<Place> {
  if (isDrawn(server, place)) return place;
  return (await server.request('formattedPlace', paramsOf(place))) ?? place;
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

/** Where VS Code would show the text at the beginning of a place: of a long line it draws no more than a setting says. */
function isDrawn(server: Server, { uri, range, onlyFormatted }: Place): boolean {
  const document = Uri.parse(uri);
  if (onlyFormatted || server.document(document)?.tooLargeToDraw === true) return false;
  if (document.scheme === FORMATTED_SCHEME) return true;
  return range.start.character < (drawnCharacters(document) ?? Infinity);
}

/** How much of a line of a document VS Code draws; undefined for all of it. */
function drawnCharacters(document: Uri): number | undefined {
  const characters = workspace.getConfiguration(undefined, document).get(EDITOR_SETTING, DRAWN_CHARACTERS);
  return characters < 0 ? undefined : characters;
}
