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

/** One descriptor for each finding id, by id; of the documents that share one, the one of the highest level speaks. */
export function ruleDescriptors(rules: readonly Rule[]): RuleDescriptor[] {
  const speakers = new Map<string, Rule>();
  for (const rule of rules.filter(({ reports }) => reports)) {
    const known = speakers.get(rule.finding);
    if (!known || compareLevels(rule.level, known.level) > 0) speakers.set(rule.finding, rule);
  }
  return [...speakers.values()].toSorted((a, b) => (a.finding < b.finding ? -1 : 1)).map(descriptorOf);
}

function descriptorOf(rule: Rule): RuleDescriptor {
  const { finding, title, description, references, level, tags, author, license } = rule;
  const [helpUri] = references.filter((reference) => /^https?:\/\//.test(reference));
  return {
    id: finding,
    shortDescription: { text: title },
    fullDescription: { text: description || title },
    help: { text: helpText(rule) },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: SEVERITY[level].level },
    properties: {
      tags: ['security', ...tags],
      'security-severity': SEVERITY[level].score,
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
