import type { KeyPairStoryText, RelatedTarget } from '../../protocol.ts';
import { storyLines } from '../describe/key-pair-story/story.ts';
import { linkedText } from '../describe/linked-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { pivotOf } from './pivot.ts';

/** The story of the chosen key pair, or of the one that stands at a place or that the event there is about. */
export function* keyPairStory(
  snapshot: Snapshot,
  target: RelatedTarget,
): Generator<void, KeyPairStoryText | null> {
  const { investigation, enrichment } = snapshot;
  const keyPair = pivotOf(snapshot, { ...target, kinds: ['key-pair'] });
  const story = keyPair?.kind === 'key-pair' ? yield* investigation.keyPairStoryInSteps(keyPair) : undefined;
  if (!keyPair || !story) return null;
  const { reason, explanation } = enrichment.assessName(keyPair.value, 'key-pair');
  const coverage = yield* investigation.coverageInSteps();
  const lines = storyLines(snapshot, story, reason === 'none' ? undefined : explanation, coverage);
  const where = keyPair.region === undefined ? '' : ` ${keyPair.region}`;
  return { ...(yield* linkedText(snapshot, `${keyPair.value}${where}`, lines)), keyPair };
}
