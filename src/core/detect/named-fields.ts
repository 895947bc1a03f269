import { JOINED_FIELDS } from './joins.ts';
import { feedersOf } from './rule-filters.ts';
import type { Rule, RuleSet } from './rule.ts';

/** The fields that `conclude` may ask for of an event that these rules matched, in no particular order. */
export type NamedFields = (matched: readonly string[]) => ReadonlySet<string>;

/** So many sets of rules that match together are remembered. */
const MOST_SETS = 1024;

/**
 * What may be asked of a match of each rule: the fields that it or a correlation it feeds groups, compares and counts by,
 * its new terms, and the `{field}` of messages and triage. An alias stands for the fields behind it. What is told by
 * joining events is asked of these.
 */
export function namedFields({ rules }: RuleSet): NamedFields {
  const byKey = new Map(rules.map((rule) => [rule.key, rule]));
  /** Which rules ask for something of a match of each. */
  const asking = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const key of feedersOf(rule, byKey)) {
      const known = asking.get(key);
      if (known) known.push(rule);
      else asking.set(key, [rule]);
    }
  }
  const ofSet = new Map<string, ReadonlySet<string>>();
  return (matched) => {
    const name = matched.join('\n');
    let fields = ofSet.get(name);
    if (!fields) {
      fields = new Set(matched.flatMap((key) => asking.get(key) ?? []).flatMap(fieldsOf));
      if (ofSet.size >= MOST_SETS) ofSet.clear();
      ofSet.set(name, fields);
    }
    return fields;
  };
}

function fieldsOf(rule: Rule): string[] {
  return [...templateFields(rule), ...ruleFields(rule)].filter((field) => !JOINED_FIELDS.has(field));
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
    [...template.matchAll(/\{([^{}\s]+)\}/g)].flatMap(([, fields = '']) => fields.split('|')),
  );
}
