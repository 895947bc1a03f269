import { plain } from '../../enrich/plain.ts';
import { compileGlob } from '../../enrich/glob.ts';
import type { Rule } from '../rule.ts';
import { textOfParts, textParts } from '../sigma/text-parts.ts';
import { takesPattern, type Choice, type ChoiceKind } from './choices.ts';
import { yamlText } from './yaml-text.ts';

/** All that a filter says which takes findings away. */
export interface Suppression {
  /** The documents it is for: what each is called, its title for whoever reads it, and the id of its findings. */
  readonly rules: readonly Pick<Rule, 'key' | 'title' | 'finding'>[];
  readonly choice: Choice;
  /** In place of the value, where the choice takes one: a Sigma text with its wildcards. */
  readonly pattern?: string | undefined;
  /** A UUID. */
  readonly id: string;
  /** Of today, as `2026-11-22`. */
  readonly date: string;
  /** Why it is harmless, in the user's words. */
  readonly reason: string;
  readonly author?: string | undefined;
  /** The last day whose events it judges. */
  readonly expires?: string | undefined;
}

/** What to call each kind of value. */
export const NOUNS: Readonly<Record<ChoiceKind, string>> = {
  principal: 'principal',
  role: 'role',
  'access-key': 'access key',
  'as-organization': 'AS organisation',
  network: 'address range',
  address: 'address',
  'key-name': 'key name',
  'group-name': 'group name',
  'user-agent': 'user agent',
};

/** Sigma's limit of a title. */
const LONGEST_TITLE = 256;

/** A Sigma filter document that takes away what the rules say of exactly these events. */
export function filterText(suppression: Suppression): string {
  const { rules, choice, id, date, reason, author, expires } = suppression;
  const lines = [
    `title: ${yamlText(titleOf(suppression))}`,
    `id: ${id}`,
    `description: ${yamlText(reason)}`,
    ...(author === undefined ? [] : [`author: ${yamlText(author)}`]),
    `date: ${date}`,
    ...(expires === undefined ? [] : [`expires: ${expires}`]),
    'logsource:',
    '  product: aws',
    '  service: cloudtrail',
    'filter:',
    '  rules:',
    ...namesOf(rules).map((name) => `    - ${name}`),
    '  selection:',
    `    ${choice.item}: ${yamlText(sigmaValueOf(suppression))}`,
    '  condition: not selection',
  ];
  return `${lines.join('\n')}\n`;
}

/** A value as a Sigma text that means it and nothing else. */
export function literally(value: string): string {
  return textOfParts([{ plain: value }]);
}

/** Why a pattern cannot stand for the choice's value; undefined where it can. */
export function refusePattern(pattern: string, { kind, value }: Choice): string | undefined {
  if (!takesPattern(kind)) return `a pattern cannot stand for the ${NOUNS[kind]}`;
  if (pattern.trim() === '') return 'the pattern is empty';
  if (!textParts(pattern).some((part) => 'plain' in part)) return 'this would be any name';
  if (!compileGlob(pattern, (text) => text)(value)) return `this does not match ${plain(value)}`;
  return undefined;
}

/** Each with the title beside what is no title. A rule called "any" is named twice: once would be every rule. */
function namesOf(rules: Suppression['rules']): string[] {
  const names = rules.map(({ key, title }) => {
    const name = key.trim();
    return name === title.trim() ? yamlText(name) : `${yamlText(name)} # ${plain(title)}`;
  });
  return rules.length === 1 && rules[0]!.key.trim().toLowerCase() === 'any' ? [...names, ...names] : names;
}

function sigmaValueOf({ choice, pattern }: Suppression): string {
  if (pattern !== undefined) return pattern;
  return choice.item.endsWith('|cidr') ? choice.value : literally(choice.value);
}

function titleOf({ rules, choice, pattern }: Suppression): string {
  const findings = new Set(rules.map(({ finding }) => finding)).size;
  const what = findings === 1 ? rules[0]!.title : `${findings} rules`;
  const title = plain(`${what}: not for ${NOUNS[choice.kind]} ${pattern ?? choice.value}`);
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…`;
}
