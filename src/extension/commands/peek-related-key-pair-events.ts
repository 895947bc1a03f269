import { Location, Uri, commands, window, type TextEditor } from 'vscode';
import type { Place, RelatedQuestion, RelatedTarget } from '../../protocol.ts';
import { cursorOf, toPosition, toRange } from '../places.ts';
import type { Parts } from './parts.ts';
import { pickEntity } from './pick-entity.ts';
import { KEY_KINDS, targetOf, type PivotArgument } from './target.ts';

/** The same events as "Show related key pair events", in a Peek inside the editor. */
export async function peekRelatedKeyPairEvents({ server }: Parts, argument?: PivotArgument): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const target = targetOf(argument) ?? { at: cursorOf(editor) };
  const ask = async (question: RelatedQuestion): Promise<readonly Place[]> =>
    (await server.request('relatedPlaces', question)) ?? [];
  const places = await ask({ ...target, kinds: KEY_KINDS, exact: !argument });
  if (places.length > 0) return peek(editor, target, places);
  const entity = await pickEntity(server, 'Peek related key pair events', KEY_KINDS);
  const found = entity ? await ask({ entity }) : [];
  if (found.length > 0) await peek(editor, target, found);
}

async function peek(editor: TextEditor, { at }: RelatedTarget, places: readonly Place[]): Promise<void> {
  const uri = at ? Uri.parse(at.uri) : editor.document.uri;
  const position = at ? toPosition(at.position) : editor.selection.active;
  const locations = places.map((place) => new Location(Uri.parse(place.uri), toRange(place.range)));
  await commands.executeCommand('editor.action.peekLocations', uri, position, locations, 'peek');
}
