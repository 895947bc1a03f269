import type { RuleDocument } from './document.ts';
import { optionalText } from './head.ts';
import type { YamlValue } from './yaml-value.ts';

/** The names of a document and of those it refers to: enough to tell documents from each other before any is compiled. */
export interface Outline {
  readonly document: RuleDocument;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly title: string | undefined;
  /** The `finding` key, where the document has one. */
  readonly finding: string | undefined;
  readonly correlation: YamlValue | undefined;
  /** The `rules` of a correlation. */
  readonly references: readonly YamlValue[];
  /** True when the rules of a correlation report findings of their own beside it. */
  readonly generate: boolean;
}

export function outlineOf(document: RuleDocument): Outline {
  const { root } = document;
  if (!root.isMap) throw root.refusal('a rule must be a mapping');
  const correlation = root.get('correlation');
  return {
    document,
    id: optionalText(root, 'id'),
    name: optionalText(root, 'name'),
    title: optionalText(root, 'title'),
    finding: optionalText(root, 'finding'),
    correlation,
    references: correlation?.get('rules')?.items() ?? [],
    generate: parseGenerate(correlation?.get('generate')),
  };
}

/** The id under which findings of the document are shown. */
export function findingOf({ finding, id, name, title }: Outline): string | undefined {
  return finding ?? id ?? name ?? title;
}

function parseGenerate(generate: YamlValue | undefined): boolean {
  const value = generate?.scalar('generate').value ?? false;
  if (typeof value === 'boolean') return value;
  throw generate!.refusal('generate must be true or false');
}
