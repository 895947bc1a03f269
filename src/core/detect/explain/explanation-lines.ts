import { correlationLines } from './correlation-lines.ts';
import type { ExplainedFilter, Explanation } from './explanation.ts';
import { line, textWord, type Line } from './lines.ts';
import { newTermsLines } from './new-terms-lines.ts';
import { decisiveParts, partLines } from './part-lines.ts';

/** The whole explanation of an event of `log` as lines, parts below what they are part of. */
export function explanationLines(explanation: Explanation, log: string, depth = 0): readonly Line[] {
  return [
    ...explanation.suppressedBy.flatMap((filter) => filterLines(filter, log, depth)),
    ...(explanation.kind === 'detection'
      ? [
          ...partLines(explanation.condition, log, depth),
          ...(explanation.newTerms ? newTermsLines(explanation.newTerms, depth) : []),
        ]
      : [
          ...correlationLines(explanation, depth),
          ...explanation.own.flatMap((each) => ruleLines(each, log, depth + 1)),
        ]),
  ];
}

/** One rule of a correlation and what it says of the event. */
function ruleLines(explanation: Explanation, log: string, depth: number): readonly Line[] {
  const { rule } = explanation;
  return [
    line(depth, undefined, ['what ', textWord(rule.name ?? rule.title), ' says of this event:']),
    ...explanationLines(explanation, log, depth + 1),
  ];
}

function filterLines({ filter, condition }: ExplainedFilter, log: string, depth: number): readonly Line[] {
  const { title, author, expires } = filter;
  return [
    line(depth, undefined, [
      'taken away by the filter ',
      textWord(title),
      ...(author === undefined ? [] : [' by ', textWord(author)]),
      ...(expires === undefined ? [] : [`, until ${expires}`]),
      ...(condition ? ['; it lets pass only what is as follows:'] : [', for an event of the chain']),
    ]),
    ...(condition ? partLines(condition, log, depth + 1) : []),
  ];
}

/** The same without the parts on which the answer does not rest, cut where it would be longer than `most` lines. */
export function shortLines(
  explanation: Explanation,
  log: string,
  most: number,
): { readonly lines: readonly Line[]; readonly more: number } {
  const short: Explanation =
    explanation.kind === 'detection'
      ? { ...explanation, condition: decisiveParts(explanation.condition) }
      : { ...explanation, own: [] };
  const lines = explanationLines(short, log);
  return { lines: lines.slice(0, most), more: Math.max(lines.length - most, 0) };
}
