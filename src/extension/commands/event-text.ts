import { window } from 'vscode';
import type { EventText, EventTextParams } from '../../protocol.ts';
import { copyText } from './copy-text.ts';
import { eventTargetOf, sayThatNoEventIsThere, type EventArgument } from './event-target.ts';
import type { Parts } from './parts.ts';
import { saveText } from './save-text.ts';

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
  await saveText({ title: 'Save event as JSON', ...event, filters: { JSON: ['json'] } });
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
