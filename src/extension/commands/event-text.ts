import { Uri, window, workspace } from 'vscode';
import { FORMATTED_SCHEME, type EventText, type EventTextParams } from '../../protocol.ts';
import { copyText } from './copy-text.ts';
import { eventTargetOf, sayThatNoEventIsThere, type EventArgument } from './event-target.ts';
import type { Parts } from './parts.ts';

/** Copies the record as it stands in its file: nothing is hidden, and nothing unescaped. */
export async function copyRawEvent(parts: Parts, argument?: EventArgument): Promise<void> {
  const event = await ask(parts, argument, 'raw');
  if (!event) return;
  await copyText({ text: event.text, what: 'raw event' });
  if (!event.isExact) {
    await window.showWarningMessage('Some bytes of this event are no text. They were copied as "\ufffd".');
  }
}

/** Copies the CloudTrail record, indented; of a finding the records of its chain. Session tokens are hidden. */
export async function copyEventAsJson(parts: Parts, argument?: EventArgument): Promise<void> {
  const event = await ask(parts, argument, 'json');
  if (event) await copyText({ text: event.text, what: 'event as JSON' });
}

/** Saves the same to a file, which can be opened as a log. */
export async function saveEventAsJson(parts: Parts, argument?: EventArgument): Promise<void> {
  const event = await ask(parts, argument, 'json');
  if (!event) return;
  const uri = await window.showSaveDialog({
    title: 'Save event as JSON',
    defaultUri: Uri.joinPath(folderToSaveIn(), event.fileName),
    filters: { JSON: ['json'] },
  });
  if (uri) await workspace.fs.writeFile(uri, new TextEncoder().encode(event.text));
}

async function ask(
  { server }: Parts,
  argument: EventArgument,
  form: EventTextParams['form'],
): Promise<EventText | undefined> {
  const target = eventTargetOf(argument);
  const event = target && (await server.request('eventText', { ...target, form }));
  if (!event) await sayThatNoEventIsThere();
  return event ?? undefined;
}

/** The open folder, else that of the active log. */
function folderToSaveIn(): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder) return folder.uri;
  const uri = window.activeTextEditor?.document.uri;
  return uri && uri.scheme !== FORMATTED_SCHEME && uri.scheme !== 'untitled'
    ? Uri.joinPath(uri, '..')
    : Uri.file('/');
}
