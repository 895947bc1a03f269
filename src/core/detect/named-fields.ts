import type { Rule, RuleSet } from './rule.ts';

/**
 * Every field that `conclude` may ask for: those that correlations group, compare and count by, new terms, and the
 * `{field}` of messages and triage. An alias stands for the fields behind it.
 */
export function namedFields({ rules }: RuleSet): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => [...templateFields(rule), ...ruleFields(rule)]));
}

function ruleFields(rule: Rule): string[] {
  if (rule.kind === 'detection') return [...(rule.newTerms?.fields ?? [])];
  return [
    ...rule.groupBy,
    ...Object.values(rule.aliases).flatMap((fields) => Object.values(fields)),
    ...Object.values(rule.where).flatMap((fields) => Object.keys(fields)),
    ...[...rule.same, ...rule.unlike].flatMap(({ fields }) => fields),
    ...(rule.condition?.fields ?? []),
  ];
}

function templateFields({ message = '', triage }: Rule): string[] {
  return [message, ...triage].flatMap((template) =>
    [...template.matchAll(/\{([^{}\s]+)\}/g)].map(([, field = '']) => field),
  );
}
