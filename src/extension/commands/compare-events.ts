import { commands, window } from 'vscode';
import { eventDocumentUri } from '../documents/event-documents.ts';
import { eventTargetOf, sayThatNoEventIsThere, type EventArgument } from './event-target.ts';
import type { Parts } from './parts.ts';
import type { PlaceParams } from '../../protocol.ts';

/** The event that the next one is compared with. */
let selected: { readonly at: PlaceParams; readonly name: string } | undefined;

/** Remembers an event; comparing begins when another is pointed at. */
export async function selectEventForCompare({ server }: Parts, argument?: EventArgument): Promise<void> {
  const event = await find({ server }, argument);
  if (!event) return;
  selected = event;
  await commands.executeCommand('setContext', 'cloudtrail-investigator.hasSelectedEvent', true);
  window.setStatusBarMessage('Selected the event. Now use "Compare with selected event" on another.', 5000);
}

/** Two events side by side, field by field, by VS Code's own comparison. */
export async function compareWithSelectedEvent({ server }: Parts, argument?: EventArgument): Promise<void> {
  const event = await find({ server }, argument);
  if (!event || !selected) return;
  const [left, right] = [selected, event];
  await commands.executeCommand(
    'vscode.diff',
    eventDocumentUri(left.at, left.name),
    eventDocumentUri(right.at, right.name),
    `${left.name} ↔ ${right.name}`,
  );
}

async function find({ server }: Pick<Parts, 'server'>, argument: EventArgument): Promise<typeof selected> {
  const target = eventTargetOf(argument);
  const event = target && (await server.request('eventText', { at: target.at, form: 'json' }));
  if (event) return { at: target.at, name: event.fileName };
  await sayThatNoEventIsThere();
  return undefined;
}
