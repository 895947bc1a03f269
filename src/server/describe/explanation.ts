import { shortLines } from '../../core/detect/explain/explanation-lines.ts';
import type { Explanation } from '../../core/detect/explain/explanation.ts';
import type { Line } from '../../core/detect/explain/lines.ts';
import type { Block, Inline } from './rich-text.ts';

/** More would hide what stands below. */
const MOST_LINES = 12;

const MARKS = { yes: '✓ ', no: '✗ ', undecided: '? ' } as const;

/** Why a rule fired, as a short tree: the parts that decided, each with its answer. */
export function describeWhy(explanation: Explanation, log: string): readonly Block[] {
  const { lines, more } = shortLines(explanation, log, MOST_LINES);
  const rest = more === 0 ? [] : [{ depth: 0, inlines: [`and ${more} more lines`] }];
  return [
    { text: [{ strong: 'Why it fired' }] },
    { tree: [...lines.map((line) => ({ depth: line.depth, inlines: inlinesOf(line) })), ...rest] },
  ];
}

function inlinesOf({ truth, words }: Line): readonly Inline[] {
  return truth === undefined ? words : [MARKS[truth], ...words];
}
