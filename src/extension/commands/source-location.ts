import { window } from 'vscode';
import type { SourceLocation } from '../../protocol.ts';
import { show } from '../places.ts';
import { copyText } from './copy-text.ts';
import { eventTargetOf, sayThatNoEventIsThere, type EventArgument } from './event-target.ts';
import type { Parts } from './parts.ts';

/**
 * Selects the record in its file. Where an editor cannot show that, in its formatted view, and says where it stands
 * in the file.
 */
export async function revealInSource({ server }: Parts, argument?: EventArgument): Promise<void> {
  const location = await locate({ server }, argument);
  if (!location) return;
  await show(location.place, { preview: false });
  if (!location.isFormatted) return;
  const copy = 'Copy Location';
  const picked = await window.showInformationMessage(
    `No editor can show this file as it is. In it, uncompressed, the event stands at ${location.numbers}.`,
    copy,
  );
  if (picked === copy) await copyLocation(location);
}

/** `path:line:column (byte offset N, length M)` */
export async function copySourceLocation({ server }: Parts, argument?: EventArgument): Promise<void> {
  const location = await locate({ server }, argument);
  if (location) await copyLocation(location);
}

async function locate(
  { server }: Pick<Parts, 'server'>,
  argument: EventArgument,
): Promise<SourceLocation | undefined> {
  const target = eventTargetOf(argument);
  const location = target && (await server.request('sourceLocation', target.at));
  if (!location) await sayThatNoEventIsThere();
  return location ?? undefined;
}

function copyLocation({ text }: SourceLocation): Promise<void> {
  return copyText({ text, what: 'source location' });
}
