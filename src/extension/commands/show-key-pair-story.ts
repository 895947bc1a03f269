import { commands } from 'vscode';
import type { RelatedTarget } from '../../protocol.ts';
import { keyPairStoryUri } from '../documents/key-pair-stories.ts';
import type { Parts } from './parts.ts';
import { pickEntity } from './pick-entity.ts';
import { targetOrCursor, type PivotArgument } from './target.ts';

/**
 * The story of a key pair as a document: of the one that was pointed at, else of the one that stands at the cursor or
 * that the event there is about, else of one of the logs' own.
 */
export async function showKeyPairStory(parts: Parts, argument?: PivotArgument): Promise<void> {
  const target = targetOrCursor(argument);
  if (target && (await open(parts, target))) return;
  const entity = await pickEntity(parts.server, 'Show key pair story', ['key-pair']);
  if (entity) await open(parts, { entity });
}

/** False where there is no key pair. */
async function open({ server }: Parts, target: RelatedTarget): Promise<boolean> {
  const story = await server.request('keyPairStory', target);
  if (!story) return false;
  await commands.executeCommand('vscode.open', keyPairStoryUri(story.keyPair, story.title), {
    preview: true,
  });
  return true;
}
