import type { Occurrence } from '../../../core/analysis/entity.ts';
import type { Listed } from '../../../core/analysis/key-pair-story/listed.ts';
import { eventWords } from '../../../core/detect/explain/event-words.ts';
import { textWord, type Word } from '../../../core/detect/explain/lines.ts';
import { wordsText } from '../../../core/detect/explain/plain-lines.ts';
import type { LinkedLine } from '../../linked-text.ts';
import { principalName } from '../../words.ts';
import { callerLabel, type Names } from '../entity-label.ts';

/** Lines of a story. What stands in a log is a word of its own, in quotes where it could be taken for ours. */

const INDENT = '  ';

export function storyLine(depth: number, words: readonly Word[], call?: Occurrence): LinkedLine {
  const text = INDENT.repeat(depth) + wordsText(words);
  return {
    text,
    place:
      call && ((): { log: string; span: Occurrence['span'] } => ({ log: call.event.log, span: call.span })),
  };
}

/** When, what, where, by whom, from which address and network. */
function callWords(names: Names, { event }: Occurrence): readonly Word[] {
  const { sourceIPAddress, as, success } = event;
  return [
    ...eventWords({ ...event, userName: undefined }),
    ' by ',
    labelWord(callerLabel(names, event), principalName(event)),
    ...(sourceIPAddress === undefined ? [] : [' from ', textWord(sourceIPAddress)]),
    ...(as ? [` (AS${as.number} `, textWord(as.organization), ')'] : []),
    ...(success ? [] : [' · failed']),
  ];
}

/** A heading and a line for each; nothing where there is none. */
export function section<T>(
  heading: string,
  { first, total }: Listed<T>,
  linesOf: (item: T) => readonly LinkedLine[],
): readonly LinkedLine[] {
  if (total === 0) return [];
  return [
    storyLine(0, ['']),
    storyLine(0, [`${heading} (${total.toLocaleString('en-US')})`]),
    ...first.flatMap(linesOf),
    ...more(1, total - first.length),
  ];
}

/** What is counted and not told. */
export function more(depth: number, rest: number): readonly LinkedLine[] {
  return rest > 0 ? [storyLine(depth, [`and ${rest.toLocaleString('en-US')} more`])] : [];
}

export function callLine(
  names: Names,
  depth: number,
  call: Occurrence,
  ...words: readonly Word[]
): LinkedLine {
  return storyLine(depth, [...callWords(names, call), ...words], call);
}

/** What something is called; where its value could be taken for words of ours, the value in quotes. */
export function labelWord(label: string, value: string): Word {
  return /^[^\s"·→]+$/.test(value) ? label : textWord(value);
}
