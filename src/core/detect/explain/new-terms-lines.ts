import { days } from '../conclude/days.ts';
import { duration } from './duration.ts';
import { eventPlace, eventWords } from './event-words.ts';
import type { NewTermsExplanation } from './explanation.ts';
import { line, listed, textWord, type Line, type Word } from './lines.ts';

/** Which history was searched, and why the values count as new or do not. */
export function newTermsLines(explained: NewTermsExplanation, depth = 0): readonly Line[] {
  const { truth, reason, fields, history, loaded, earlier, same, lastSeen } = explained;
  const values = fields.map(({ field, values: own }): readonly Word[] => [
    textWord(field),
    ...(own.length > 0
      ? [
          ' = ',
          ...listed(
            own.map((value) => [textWord(value)]),
            'and',
          ),
        ]
      : []),
  ]);
  const head = line(depth, truth, [
    'new within ',
    duration(history),
    ': ',
    ...listed(values, 'and'),
    ...(reason === undefined ? [] : [' · ', textWord(reason)]),
  ]);
  if (truth === 'undecided') return [head];
  const counts = `${earlier} earlier event${earlier === 1 ? '' : 's'} of this rule in it, ${same === 0 ? 'none' : same} with these values`;
  return [
    head,
    line(depth + 1, undefined, [
      `searched: ${days(Math.min(loaded, history))} of ${days(history)} are loaded; ${counts}`,
    ]),
    lastSeen
      ? line(depth + 1, undefined, ['seen before: ', ...eventWords(lastSeen)], eventPlace(lastSeen))
      : line(depth + 1, undefined, ['never seen before in the logs']),
  ];
}
