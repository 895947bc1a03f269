import { window } from 'vscode';
import type { Parts } from './parts.ts';
import { targetOrCursor, type PivotArgument } from './target.ts';

/** Every event related to whatever was pointed at or stands at the cursor: a key, a principal, an address, a group. */
export async function showRelatedEvents({ related }: Parts, argument?: PivotArgument): Promise<void> {
  const target = targetOrCursor(argument);
  if (target && (await related.ask(target))) return;
  await window.showInformationMessage('There is no CloudTrail event at the cursor.');
}
