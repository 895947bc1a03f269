import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.ts';
import { packRules, type PackRule } from './pack.ts';
import { sectionOf } from './sections.ts';

/** The page that documents the built-in rules. */
export const RULE_DOCS = join(ROOT, 'docs', 'rules.md');

/** The page as it should be: between the marks stands what the files of the rules say, the rest is left as it is. */
export function ruleDocs(page: string = readFileSync(RULE_DOCS, 'utf8')): string {
  const rules = packRules();
  const byHand = new Set(
    [...page.replaceAll(/<!-- begin[^]*?end -->/g, '').matchAll(/^## (.+)$/gm)].map(([, id]) => id),
  );
  return replaced(
    replaced(page, 'families', familyTable(rules)),
    'sections',
    rules
      .filter(({ finding }) => !byHand.has(finding))
      .map(sectionOf)
      .join('\n\n'),
  );
}

/** `text` between the marks of that name. */
export function replaced(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- ${name} end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`the page has no marks for ${name}`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}

function familyTable(rules: readonly PackRule[]): string {
  const families = Object.entries(Object.groupBy(rules, ({ family }) => family));
  const rows = families.map(([family, of = []]) => {
    const links = of.map(({ finding, levels }) => `[${finding}](#${finding}) (${levels.join(', ')})`);
    return `| \`${family}\` | ${of.length} | ${links.join(' · ')} |`;
  });
  return ['| family | rules | |', '|---|---|---|', ...rows].join('\n');
}
