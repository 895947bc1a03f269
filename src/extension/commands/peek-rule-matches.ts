import { Location, Uri, commands, window } from 'vscode';
import type { CommandArguments } from '../../protocol.ts';
import { cursorOf, toPosition, toRange } from '../places.ts';
import type { Parts } from './parts.ts';

/** What the rule at the cursor matches in the open logs, in a Peek inside the editor. */
export async function peekRuleMatches(
  { server }: Parts,
  argument?: CommandArguments['peekRuleMatches'],
): Promise<void> {
  const editor = window.activeTextEditor;
  const at = argument?.at ?? (editor && cursorOf(editor));
  const places = (at && (await server.request('ruleMatchPlaces', at))) ?? [];
  if (!at || places.length === 0) {
    await window.showInformationMessage('No rule at the cursor matches an event of the logs.');
    return;
  }
  const locations = places.map(({ uri, range }) => new Location(Uri.parse(uri), toRange(range)));
  await commands.executeCommand(
    'editor.action.peekLocations',
    Uri.parse(at.uri),
    toPosition(at.position),
    locations,
    'peek',
  );
}
