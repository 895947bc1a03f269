import type { Placeholders } from '../../enrich/enrichment.ts';
import type { RuleFile } from '../parse/document.ts';
import { loadRules } from '../parse/load.ts';
import type { FilterRule, Rule, RuleSet } from '../rule.ts';
import { feedersOf } from '../rule-filters.ts';

/** What the documents of a file would match, each by itself. */
export interface FileRules {
  /** Those that would be loaded, in the order of the file. */
  readonly documents: readonly FileDocument[];
  /** All that they rest on. Each rule reports under its key, also one that only feeds correlations. */
  readonly rules: RuleSet;
  /** The keys of those that report findings when they are loaded. */
  readonly reporting: ReadonlySet<string>;
}

export interface FileDocument {
  readonly kind: 'rule' | 'filter';
  /** `Rule.key` or `FilterRule.key`. */
  readonly key: string;
  readonly title: string;
  /** 1-based line where it begins. */
  readonly line: number;
}

/** The rules of a file as they stand in its text, among `others` that they may refer to. */
export function fileRules(
  file: RuleFile,
  others: readonly RuleFile[],
  placeholders: Placeholders,
): FileRules {
  const all = loadRules([...others, file], placeholders);
  const isHere = ({ path }: { readonly path: string }): boolean => path === file.path;
  const filters = (all.filters ?? []).filter(isHere);
  const byKey = new Map(all.rules.map((rule) => [rule.key, rule]));
  const wanted = new Set([
    ...all.rules.filter(isHere).map(({ key }) => key),
    ...filters.flatMap(({ rules }) => rules),
  ]);
  const needed = new Set([...wanted].flatMap((key) => [...feedersOf(byKey.get(key)!, byKey)]));
  const rules = all.rules.filter(({ key }) => needed.has(key)).map(reportingAlone);
  const documents = [
    ...all.rules.filter(isHere).map((rule) => ({ kind: 'rule' as const, ...placed(rule) })),
    ...filters.map((filter) => ({ kind: 'filter' as const, ...placed(filter) })),
  ];
  return {
    documents: documents.toSorted((a, b) => a.line - b.line),
    reporting: new Set(all.rules.filter(({ reports }) => reports).map(({ key }) => key)),
    rules: {
      ...all,
      rules,
      filters: (all.filters ?? []).filter((filter) => filter.rules.some((key) => needed.has(key))),
    },
  };
}

function placed({ key, title, line }: Rule | FilterRule) {
  return { key, title, line };
}

/** Findings of one id are one: here each document is asked for its own. */
function reportingAlone(rule: Rule): Rule {
  return { ...rule, reports: true, finding: rule.key };
}
