import type { Rule } from '../../src/core/detect/rule.ts';
import type { PackRule } from './pack.ts';

/** The documentation of a rule, out of what its file says. */
export function sectionOf({ finding, levels, documents }: PackRule): string {
  const [first] = documents;
  const { description, triage, falsePositives, tags, references } = first!;
  const techniques = tags.flatMap((tag) => /^attack\.(t\d.*)$/.exec(tag)?.[1]?.toUpperCase() ?? []);
  return [
    `## ${finding}`,
    documents.length === 1 ? `**Fires** (${levels.join(', ')}): ${lowerFirst(first!.title)}.` : '**Fires**',
    ...(documents.length === 1 ? [] : [levelTable(documents)]),
    `**Why.** ${description.replaceAll('\n', ' ').trim()}`,
    ['**Triage.**', ...triage.map((step) => `- ${withFields(step)}`)].join('\n'),
    `**False positives.** ${falsePositives.map((each, at) => (at === 0 ? each : lowerFirst(each))).join('; ')}.`,
    `MITRE ATT&CK ${techniques.join(', ')}. ${references
      .filter((url) => !url.includes('attack.mitre.org'))
      .map((url) => `[${nameOf(url)}](${url})`)
      .join(', ')}`.trim(),
  ].join('\n\n');
}

function levelTable(documents: readonly Rule[]): string {
  const rows = documents.map(({ level, title, description }, at) => {
    return `| ${level} | ${title}${at === 0 ? '' : `. ${description.replaceAll('\n', ' ').trim()}`} |`;
  });
  return ['| level | when |', '|---|---|', ...rows].join('\n');
}

/** `{userIdentity.arn}` stands for the event's own value, `{one|other}` for that which it has. */
function withFields(text: string): string {
  return text.replaceAll(/\{([^{}\s]+)\}/g, (_, fields: string) =>
    fields
      .split('|')
      .map((field) => `\`${field}\``)
      .join(' or '),
  );
}

/** The last word of an address: of a call's page the call. */
function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? url;
  return last.replace(/\.html$/, '').replace(/^API_(runtime_|domains_|route53resolver_)?/, '');
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
