import type { ChainStep, StepStatus } from '../../../core/analysis/key-pair-story/chain/step.ts';
import { textWord } from '../../../core/detect/explain/lines.ts';
import type { LinkedLine } from '../linked-text.ts';
import { callLine, more, storyLine, type Setting } from './lines.ts';

const STATUS: Readonly<Record<StepStatus, string>> = {
  shown: 'shown',
  'not-seen': 'not seen',
  'cannot-be-shown': 'cannot be shown',
};

/** More stand above. */
const MOST_CALLS = 3;

/** The steps of the attack, each with what the logs show of it. */
export function chainLines(setting: Setting, chain: readonly ChainStep[]): readonly LinkedLine[] {
  const shown = chain.filter(({ status }) => status === 'shown').length;
  return [
    storyLine(0, ['']),
    storyLine(0, [
      `Attack chain: events fit ${shown} of ${chain.length} steps; whether it is an attack is for you to judge`,
    ]),
    ...chain.flatMap((step, at) => stepLines(setting, step, at)),
  ];
}

function stepLines(
  setting: Setting,
  { title, techniques, status, why, calls }: ChainStep,
  at: number,
): readonly LinkedLine[] {
  const told = calls.first.slice(0, MOST_CALLS);
  return [
    storyLine(1, [`${at + 1}  ${STATUS[status].padEnd(15)}  ${title} (${techniques.join(', ')})`]),
    storyLine(11, why),
    ...told.map(({ call, finding }) =>
      callLine(setting, 12, call, ...(finding === undefined ? [] : [' · ', textWord(finding)])),
    ),
    ...more(12, calls.total - told.length),
  ];
}
