import { tokensOf } from '../sigma/condition-tree.ts';
import type { RuleDocument } from './document.ts';
import { optionalText } from './head.ts';
import type { YamlValue } from './yaml-value.ts';

/** What a document calls another one, and where it does. */
export interface Reference {
  readonly text: string;
  readonly at: number;
}

/** The names of a document and of those it refers to: enough to tell documents from each other before any is compiled. */
export interface Outline {
  readonly document: RuleDocument;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly title: string | undefined;
  /** The `finding` key, where the document has one. */
  readonly finding: string | undefined;
  readonly correlation: YamlValue | undefined;
  readonly filter: YamlValue | undefined;
  /** The rules of a correlation, or of a filter that is not for any. */
  readonly references: readonly Reference[];
  /** True when the rules of a correlation report findings of their own beside it. */
  readonly generate: boolean;
}

export function outlineOf(document: RuleDocument): Outline {
  const { root } = document;
  if (!root.isMap) throw root.refusal('a rule must be a mapping');
  const correlation = root.get('correlation');
  const filter = root.get('filter');
  return {
    document,
    id: optionalText(root, 'id'),
    name: optionalText(root, 'name'),
    title: optionalText(root, 'title'),
    finding: optionalText(root, 'finding'),
    correlation,
    filter,
    references: correlation ? referencesOf(correlation) : filteredBy(filter),
    generate: parseGenerate(correlation?.get('generate')),
  };
}

/** The id under which findings of the document are shown. */
export function findingOf({ finding, id, name, title }: Outline): string | undefined {
  return finding ?? id ?? name ?? title;
}

/** The items of `rules`; without it the condition of a temporal correlation names them. */
function referencesOf(correlation: YamlValue): Reference[] {
  const rules = correlation.get('rules');
  if (rules) return rules.items().map((item) => ({ text: item.text('a rule'), at: item.at }));
  const condition = correlation.get('condition');
  if (!condition?.isText) return [];
  const words = tokensOf(condition.text('condition'));
  const places = condition.placesOf(words);
  return words
    .map((text, index) => ({ text, at: places[index]! }))
    .filter(({ text }, index) => /^[\w-]+$/.test(text) && words.indexOf(text) === index)
    .filter(({ text }) => !/^(and|or|not)$/i.test(text));
}

/** The items of a filter's `rules`; `any`, like an empty list, is no name of a rule. */
function filteredBy(filter: YamlValue | undefined): Reference[] {
  const items = filter?.get('rules')?.items() ?? [];
  return items
    .map((item) => ({ text: item.text('a rule'), at: item.at }))
    .filter(({ text }) => items.length > 1 || text.toLowerCase() !== 'any');
}

function parseGenerate(generate: YamlValue | undefined): boolean {
  const value = generate?.scalar('generate').value ?? false;
  if (typeof value === 'boolean') return value;
  throw generate!.refusal('generate must be true or false');
}
