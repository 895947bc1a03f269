import { window } from 'vscode';
import { cursorOf } from '../places.ts';
import type { Parts } from './parts.ts';
import { targetOf, type PivotArgument } from './target.ts';

/** Every event related to whatever was pointed at or stands at the cursor: a key, a principal, an address, a group. */
export async function showRelatedEvents({ related }: Parts, argument?: PivotArgument): Promise<void> {
  const editor = window.activeTextEditor;
  const target = targetOf(argument) ?? (editor && { at: cursorOf(editor) });
  if (target && (await related.ask(target))) return;
  await window.showInformationMessage('There is no CloudTrail event at the cursor.');
}
