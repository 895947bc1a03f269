import type { Occurrence } from '../../../core/analysis/entities/entity.ts';
import type { Listed } from '../../../core/analysis/key-pair-story/listed.ts';
import { utc } from '../../../core/log/time.ts';

import { textWord, type Word } from '../../../core/detect/explain/lines.ts';
import { wordsText } from '../../../core/detect/explain/plain-lines.ts';
import type { AutonomousSystem } from '../../../core/enrich/enrichment.ts';
import type { LinkedLine } from '../linked-text.ts';
import { principalName } from '../words.ts';
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

/** What every line of a story takes for granted: who knows what things are called, and where the key pair is. */
export interface Setting extends Names {
  readonly region: string | undefined;
  /** The numbers of the networks that the makings name. */
  readonly networks: ReadonlySet<number>;
}

/** When, what, by whom, from which address; where and from which network only if that is another one. */
function callWords(setting: Setting, { event }: Occurrence): readonly Word[] {
  const { time, eventName, region, sourceIPAddress, as, success } = event;
  return [
    `${utc(time)} `,
    textWord(eventName),
    ...(region === undefined || region === setting.region ? [] : [' in ', textWord(region)]),
    ' by ',
    labelWord(callerLabel(setting, event), principalName(event)),
    ...(sourceIPAddress === undefined ? [] : [' from ', textWord(sourceIPAddress)]),
    ...(as && !setting.networks.has(as.number) ? [' in ', networkWord(as)] : []),
    ...(success ? [] : [' · failed']),
  ];
}

export function networkWord({ number, organization }: AutonomousSystem): Word {
  return textWord(`AS${number} ${organization}`);
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
  setting: Setting,
  depth: number,
  call: Occurrence,
  ...words: readonly Word[]
): LinkedLine {
  return storyLine(depth, [...callWords(setting, call), ...words], call);
}

/** What something is called; where its value could be taken for words of ours, the value in quotes. */
export function labelWord(label: string, value: string): Word {
  return /^[^\s"·→]+$/.test(value) ? label : textWord(value);
}
