import { Uri, window } from 'vscode';
import type { Place } from '../../protocol.ts';
import { cursorOf, paramsOf, show } from '../places.ts';
import type { Parts } from './parts.ts';

type Argument = Place | { readonly uri: string } | Uri | undefined;

/** The readable rendering of a log, at the event that was pointed at or that the cursor stands in. */
export async function openFormattedView({ server }: Parts, argument?: Argument): Promise<void> {
  const params = paramsFor(argument);
  const place = params && (await server.request('formattedPlace', params));
  if (place) await show(place, { preview: false });
  else await window.showInformationMessage('The active editor shows no CloudTrail log.');
}

function paramsFor(argument: Argument) {
  const editor = window.activeTextEditor;
  if (argument && !(argument instanceof Uri) && 'range' in argument) {
    return paramsOf(argument);
  }
  const uri = argument instanceof Uri ? argument.toString() : argument?.uri;
  const cursor = editor && cursorOf(editor);
  return !uri || uri === cursor?.uri ? cursor : { uri, position: { line: 0, character: 0 } };
}
