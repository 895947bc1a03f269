import type { RegionCoverage } from '../../../core/analysis/coverage/coverage.ts';
import type { KeyPairStory } from '../../../core/analysis/key-pair-story/story.ts';
import { textWord, type Word } from '../../../core/detect/explain/lines.ts';
import type { LinkedLine } from '../linked-text.ts';
import { count } from '../words.ts';
import { storyLine } from './lines.ts';

const MOST_REGIONS = 12;

/** What the story lacks, and what to load for it. */
export function unknownLines(
  story: KeyPairStory,
  coverage: readonly RegionCoverage[],
): readonly LinkedLine[] {
  const unknowns = [
    ...ofMaking(story),
    ...ofMaterial(story),
    ...ofInstances(story),
    regions(story, coverage),
  ];
  return [
    storyLine(0, ['']),
    storyLine(0, ['What these logs cannot tell']),
    ...unknowns.map((words) => storyLine(1, words)),
  ];
}

function ofMaking({ makings, keyPair: { accountId, region } }: KeyPairStory): Word[][] {
  if (makings.total > 0) return [];
  const where =
    accountId === undefined || region === undefined
      ? []
      : [' of account ', textWord(accountId), ' in ', textWord(region)];
  return [['who made it: load earlier logs', ...where]];
}

function ofMaterial({ material }: KeyPairStory): Word[][] {
  if (!material.cannotBeFollowed) return [];
  return [
    [
      'whether the same key was imported elsewhere: the calls that made it show nothing of its public key (EC2 gives RSA keys that it makes the digest of the private key)',
    ],
  ];
}

function ofInstances({ instances, uses }: KeyPairStory): Word[][] {
  return uses.total > 0 && instances.length === 0
    ? [['which instances have it: the calls that use it name none in their responses']]
    : [];
}

/** Elsewhere the same key may have been imported. */
function regions({ keyPair: { accountId } }: KeyPairStory, coverage: readonly RegionCoverage[]): Word[] {
  const own = coverage.filter((each) => accountId === undefined || each.accountId === accountId);
  const loaded = [...new Set(own.map(({ region }) => region ?? 'an unknown region'))];
  const others = new Set(coverage.map((each) => each.accountId)).size - 1;
  const told = loaded
    .slice(0, MOST_REGIONS)
    .flatMap((region, at): Word[] => [...(at === 0 ? [] : [', ']), textWord(region)]);
  const rest = loaded.length > MOST_REGIONS ? ` and ${loaded.length - MOST_REGIONS} more` : '';
  return [
    'what was done in other regions and accounts: loaded are events of this account in ',
    ...told,
    `${rest}, and of ${others > 0 ? count(others, 'other account') : 'no other account'}`,
  ];
}
