import { Uri, window } from 'vscode';
import type { EventTarget } from '../../protocol.ts';
import { cursorOf, paramsOf } from '../places.ts';
import type { FindingsNode } from '../views/findings-view.ts';
import type { RelatedNode } from '../views/related-view.ts';

/** What a command on one event is called with: by a hover or code action, by a tree row's menu, by an editor's menu. */
export type EventArgument = EventTarget | FindingsNode | RelatedNode | Uri | undefined;

/** The event that was pointed at, else the one at the cursor of the active editor. */
export function eventTargetOf(argument: EventArgument): EventTarget | undefined {
  if (argument && !(argument instanceof Uri)) {
    if (!('kind' in argument)) return argument;
    if (argument.kind === 'finding') {
      return { at: paramsOf(argument.finding.place), finding: argument.finding.key };
    }
    if (argument.kind === 'event') return { at: paramsOf(argument.event.place) };
  }
  const editor = window.activeTextEditor;
  return editor && { at: cursorOf(editor) };
}

/** Said where there is none. */
export async function sayThatNoEventIsThere(): Promise<void> {
  await window.showInformationMessage(
    'There is no CloudTrail event at the cursor, or its file has changed since it was loaded.',
  );
}
