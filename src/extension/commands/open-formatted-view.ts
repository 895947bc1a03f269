import { TabInputText, Uri, window } from 'vscode';
import type { Place, PlaceParams } from '../../protocol.ts';
import type { Server } from '../client/server.ts';
import { cursorOf, paramsOf, show } from '../places.ts';
import type { Parts } from './parts.ts';

const TOP = { line: 0, character: 0 };

type Argument = Place | { readonly uri: string } | Uri | undefined;

/**
 * The readable rendering of a log, at the event that was pointed at or that the cursor stands in. Where the active
 * editor shows no log (the walkthrough has a button), of one in another tab.
 */
export async function openFormattedView({ server }: Parts, argument?: Argument): Promise<void> {
  const params = paramsFor(argument) ?? (await inAnotherTab(server));
  if (!params) return;
  const place = await server.request('formattedPlace', params);
  if (place) await show(place, { preview: false });
  else await window.showInformationMessage('The active editor shows no CloudTrail log.');
}

/** The top of a log that is open; of several the user chooses one. */
async function inAnotherTab(server: Server): Promise<PlaceParams | undefined> {
  const logs = window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ label, input }) => (input instanceof TabInputText ? [{ label, uri: input.uri }] : []))
    .filter(({ uri }) => server.document(uri) !== undefined);
  if (logs.length === 0) void window.showInformationMessage('No CloudTrail log is open.');
  const [only, ...others] = logs;
  const chosen =
    others.length === 0 ? only : await window.showQuickPick(logs, { title: 'Open formatted view' });
  return chosen && { uri: chosen.uri.toString(), position: TOP };
}

function paramsFor(argument: Argument) {
  const editor = window.activeTextEditor;
  if (argument && !(argument instanceof Uri) && 'range' in argument) {
    return paramsOf(argument);
  }
  const uri = argument instanceof Uri ? argument.toString() : argument?.uri;
  const cursor = editor && cursorOf(editor);
  return !uri || uri === cursor?.uri ? cursor : { uri, position: TOP };
}
