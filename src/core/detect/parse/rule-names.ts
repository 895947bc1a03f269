import type { Rule } from '../rule.ts';
import type { Reference } from './outline.ts';
import { Refusal } from './refusal.ts';

/** Everything a correlation may call its rules, and for each the name that stands in its `rules`. */
export type RuleNames = ReadonlyMap<string, string>;

/** Besides the name in `rules` a rule's own name, id or title will do, unless another one is called so. */
export function ruleNamesOf(references: readonly Reference[], rules: readonly Rule[]): RuleNames {
  const names = new Map(references.map(({ text }) => [text, text]));
  for (const [index, { name, id, title }] of rules.entries()) {
    for (const other of [name, id, title]) {
      if (other !== undefined && !names.has(other)) names.set(other, references[index]!.text);
    }
  }
  return names;
}

/** The name in `rules` that `name` stands for; refused if there is none. */
export function requireRule(name: string, at: number, ruleNames: RuleNames): string {
  const known = ruleNames.get(name);
  if (known === undefined) throw new Refusal(`"${name}" is none of the correlation's rules`, at);
  return known;
}
