import { window } from 'vscode';
import { cursorOf } from '../places.ts';
import type { Parts } from './parts.ts';
import { pickEntity } from './pick-entity.ts';
import { KEY_KINDS, targetOf, type PivotArgument } from './target.ts';

/**
 * Every event related to a key pair or access key, in the Related Events view: what was pointed at, else what stands
 * at the cursor, else one of the logs' own keys.
 */
export async function showRelatedKeyPairEvents(
  { server, related }: Parts,
  argument?: PivotArgument,
): Promise<void> {
  const target = targetOf(argument);
  if (target && (await related.ask({ ...target, kinds: KEY_KINDS }))) return;
  const editor = target ? undefined : window.activeTextEditor;
  if (editor && (await related.ask({ at: cursorOf(editor), kinds: KEY_KINDS, exact: true }))) return;
  const entity = await pickEntity(server, 'Show related key pair events', KEY_KINDS);
  if (entity) await related.ask({ entity });
}
