import { window } from 'vscode';
import { reveal } from '../reveal.ts';
import type { Parts } from './parts.ts';

const TIME = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?\s*(Z|UTC)?$/i;

/** Selects the first event of the active log at or after a time. */
export async function goToTime({ server }: Parts): Promise<void> {
  const uri = window.activeTextEditor?.document.uri.toString();
  if (uri === undefined) return;
  const time = await window.showInputBox({
    title: 'Go to time',
    prompt: 'The first event of this log at or after a time in UTC.',
    placeHolder: '2026-11-04 10:02',
    validateInput: (text) =>
      TIME.test(text.trim()) ? undefined : 'Write a date and a time in UTC: 2026-11-04 10:02',
  });
  if (time === undefined) return;
  const place = await server.request('eventAtTime', { uri, time: time.trim() });
  if (place) await reveal(server, place, {});
  else await window.showInformationMessage(`No event of this log is at or after ${time.trim()} UTC.`);
}
