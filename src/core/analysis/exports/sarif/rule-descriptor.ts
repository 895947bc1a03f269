import { compareLevels } from '../../../detect/level.ts';
import type { Rule } from '../../../detect/rule.ts';
import { SEVERITY } from './severity.ts';

export interface RuleDescriptor {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: Readonly<Record<string, unknown>>;
}

/** One descriptor for each finding id, by id. Of the documents that share one, the first in its file speaks for all. */
export function ruleDescriptors(rules: readonly Rule[]): RuleDescriptor[] {
  const byId = new Map<string, Rule[]>();
  for (const rule of rules.filter(({ reports }) => reports).toSorted(comparePlaces)) {
    byId.set(rule.finding, [...(byId.get(rule.finding) ?? []), rule]);
  }
  return [...byId]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, documents]) => descriptorOf(id, documents));
}

function comparePlaces(a: Rule, b: Rule): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line;
}

function descriptorOf(id: string, documents: readonly Rule[]): RuleDescriptor {
  const speaker = documents[0]!;
  const { title, description, references, tags, author, license } = speaker;
  const highest = documents
    .map(({ level }) => level)
    .toSorted(compareLevels)
    .at(-1)!;
  const helpUri = references.find((reference) => /^https?:\/\//.test(reference));
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: description || title },
    help: { text: helpText(speaker) },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: SEVERITY[highest].level },
    properties: {
      tags: ['security', ...tags],
      'security-severity': SEVERITY[highest].score,
      ...(author !== undefined && { author }),
      ...(license !== undefined && { license }),
    },
  };
}

/** Plain text. In triage steps `{field}` stands for the event's own value. */
function helpText({ title, description, triage, falsePositives, references }: Rule): string {
  const sections = [
    description || title,
    list('Triage', triage),
    list('Known false positives', falsePositives),
    list('References', references),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function list(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : [`${heading}:`, ...items.map((item) => `- ${item}`)].join('\n');
}
