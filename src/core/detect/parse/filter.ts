import type { Placeholders } from '../../enrich/enrichment.ts';
import type { FilterRule } from '../rule.ts';
import { EventFields } from '../sigma/event-fields.ts';
import { conditionParts } from './condition-parts.ts';
import { compileDetection } from './detection.ts';
import { optionalText } from './head.ts';
import type { Outline } from './outline.ts';
import type { YamlValue } from './yaml-value.ts';

const DAY = 86_400_000;

/** What a filter says, whichever rules it is for. */
export type FilterBody = Omit<FilterRule, 'rules' | 'missing'>;

/** Compiles a filter document, once for all events. */
export function parseFilter(
  { document, id, name }: Outline,
  filter: YamlValue,
  placeholders: Placeholders,
): FilterBody {
  const { root, path, line } = document;
  const title = root.get('title');
  if (!title) throw root.refusal('a filter needs a title');
  if (filter.get('condition')?.isList) throw filter.get('condition')!.refusal('a filter has one condition');
  const expr = compileDetection('a filter', filter, placeholders, ['rules']);
  const expires = parseDate(root.get('expires'));
  const end = expires === undefined ? Infinity : Date.parse(expires) + DAY;
  return {
    key: id ?? name ?? title.text('title'),
    id,
    name,
    title: title.text('title'),
    description: optionalText(root, 'description') ?? '',
    author: optionalText(root, 'author'),
    expires,
    path,
    line,
    // A fact that is missing must not hide a finding.
    passes: (target) => (target.event.time ?? 0) >= end || expr.test(EventFields.of(target)) !== 'no',
    parts: () => conditionParts(filter, placeholders, ['rules']),
  };
}

/** True if the filter is for CloudTrail's logs: what its log source leaves out fits any. */
export function isForOurLogs(root: YamlValue): boolean {
  const logsource = root.get('logsource');
  if (!logsource) throw root.refusal('a filter needs a logsource');
  const named = logsource.entries('logsource').flatMap(({ key, value }) => {
    const wanted = { product: 'aws', service: 'cloudtrail', category: '' }[key];
    return wanted === undefined || value.isNull ? [] : { wanted, text: value.text(key).toLowerCase() };
  });
  if (named.length === 0) throw logsource.refusal('a logsource needs a product, a service or a category');
  return named.every(({ wanted, text }) => wanted === text);
}

function parseDate(date: YamlValue | undefined): string | undefined {
  if (!date || date.isNull) return undefined;
  const text = date.text('expires');
  if (/^\d{4}-\d\d-\d\d$/.test(text) && Number.isFinite(Date.parse(text))) return text;
  throw date.refusal('expires needs a date such as 2026-12-31');
}
