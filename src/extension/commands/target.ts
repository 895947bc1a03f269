import { Uri, window } from 'vscode';
import type { EntityKind, RelatedTarget } from '../../protocol.ts';
import { cursorOf, paramsOf } from '../places.ts';
import type { EntitiesNode } from '../views/entities-view.ts';
import type { FindingsNode } from '../views/findings-view.ts';
import type { LineageNode } from '../views/lineage-view.ts';
import type { RelatedNode } from '../views/related-view.ts';

/** What "key pair events" are pivoted on, the best first. */
export const KEY_KINDS: readonly EntityKind[] = ['key-pair', 'access-key'];

/** What a pivot is called with: by a lens or hover, by a tree row's menu, by an editor's menu, by the palette. */
export type PivotArgument =
  RelatedTarget | FindingsNode | RelatedNode | EntitiesNode | LineageNode | Uri | undefined;

/** What was pointed at; undefined where that is the cursor of the active editor. */
export function targetOf(argument: PivotArgument): RelatedTarget | undefined {
  if (!argument || argument instanceof Uri) return undefined;
  if ('row' in argument) return { entity: argument.row.entity };
  if (!('kind' in argument)) return argument;
  if (argument.kind === 'finding') return { at: paramsOf(argument.finding.place) };
  return argument.kind === 'event' ? { at: paramsOf(argument.event.place) } : undefined;
}

/** What was pointed at, else what stands at the cursor; undefined where there is no editor. */
export function targetOrCursor(argument: PivotArgument): RelatedTarget | undefined {
  const editor = window.activeTextEditor;
  return targetOf(argument) ?? (editor && { at: cursorOf(editor) });
}
