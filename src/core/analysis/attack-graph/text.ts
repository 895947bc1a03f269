import { plain } from '../../enrich/plain.ts';
import { hideSessionTokensInText } from '../../enrich/redact.ts';
import type { AttackNode } from './graph.ts';

/** Words that nodes and edges have in common. */

/** "3 findings, high"; empty where there is none. */
export function findingsWords({ findings, level }: Pick<AttackNode, 'findings' | 'level'>): string {
  return level ? `${count(findings, 'finding')}, ${level}` : '';
}

/** "1 event", "12 events" */
export function count(number: number, noun: string): string {
  const plural = noun.endsWith('s') ? 'es' : 's';
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : plural}`;
}

/** Text from a log as it may be shown: nothing in it acts, and no session token is left in it. */
export function shown(text: string): string {
  return plain(hideSessionTokensInText(text));
}

/** At most so many characters; what is too much is left out in the middle, since both ends tell things apart. */
export function inMiddle(text: string, length: number): string {
  const characters = Array.from(shown(text));
  if (characters.length <= length) return characters.join('');
  const end = Math.floor((length - 1) / 2);
  return `${characters.slice(0, length - 1 - end).join('')}…${characters.slice(-end).join('')}`;
}
