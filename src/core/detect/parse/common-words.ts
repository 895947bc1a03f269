import type { Rule } from '../rule.ts';

/** What is said of a finding rather than of one document. */
type CommonWords = Pick<
  Rule,
  | 'family'
  | 'description'
  | 'author'
  | 'license'
  | 'references'
  | 'tags'
  | 'falsePositives'
  | 'message'
  | 'triage'
>;

/**
 * The documents of one finding in one file (a level each, an attempt) need not repeat what they have in common: what
 * one leaves out is taken from the first of them in the file.
 */
export function shareCommonWords(rules: readonly Rule[]): Rule[] {
  const first = new Map<string, Rule>();
  for (const rule of rules) {
    const key = sharingKey(rule);
    const known = first.get(key);
    if (!known || rule.line < known.line) first.set(key, rule);
  }
  return rules.map((rule) => ({ ...rule, ...commonWords(rule, first.get(sharingKey(rule))!) }));
}

function commonWords(own: Rule, common: Rule): CommonWords {
  return {
    family: own.family ?? common.family,
    description: own.description || common.description,
    author: own.author ?? common.author,
    license: own.license ?? common.license,
    references: orIfEmpty(own.references, common.references),
    tags: orIfEmpty(own.tags, common.tags),
    falsePositives: orIfEmpty(own.falsePositives, common.falsePositives),
    message: own.message ?? common.message,
    triage: orIfEmpty(own.triage, common.triage),
  };
}

function sharingKey({ finding, path }: Rule): string {
  return JSON.stringify([finding, path]);
}

function orIfEmpty(own: readonly string[], common: readonly string[]): readonly string[] {
  return own.length > 0 ? own : common;
}
