import type { Placeholders } from '../../enrich/enrichment.ts';
import { parseConditionText } from '../parse/condition.ts';
import type { RuleDocument } from '../parse/document.ts';
import { Refusal } from '../parse/refusal.ts';
import { parseItem, parseSearch } from '../parse/search.ts';
import type { YamlValue } from '../parse/yaml-value.ts';
import { parseCondition } from '../sigma/condition.ts';
import { allOf } from '../sigma/expr.ts';

/**
 * Everything that the searches and the condition of a document are refused for, each by itself: a loader stops at the
 * first, and somebody who writes wants to see them all.
 */
export function refusalsIn({ root }: RuleDocument, placeholders: Placeholders): Refusal[] {
  const refusals: Refusal[] = [];
  const attempt = (parse: () => void): void => {
    try {
      parse();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
    }
  };
  const visit = (search: YamlValue): void => {
    if (search.isMap) {
      for (const entry of search.entries('a search')) attempt(() => parseItem(entry, { placeholders }));
    } else if (search.isList) {
      for (const item of search.items()) attempt(() => visit(item));
    } else parseSearch(search, { placeholders });
  };
  attempt(() => {
    const { searches, conditions } = bodyOf(root);
    for (const search of searches.values()) attempt(() => visit(search));
    // What they say does not matter to whether they can be joined.
    const names = new Map([...searches.keys()].map((name) => [name, allOf([])]));
    for (const condition of conditions) {
      attempt(() => parseConditionText(condition, (tokens) => parseCondition(tokens, names)));
    }
  });
  return refusals;
}

/** The searches of a rule or filter, and what joins them. */
export function bodyOf(root: YamlValue): {
  readonly searches: ReadonlyMap<string, YamlValue>;
  readonly conditions: readonly YamlValue[];
} {
  const filter = root.get('filter');
  const body = root.get('detection') ?? filter;
  const others = filter ? ['condition', 'rules', 'timeframe'] : ['condition', 'timeframe'];
  const all = body?.isMap ? body.entries('a detection') : [];
  return {
    searches: new Map(all.filter(({ key }) => !others.includes(key)).map(({ key, value }) => [key, value])),
    conditions: body?.get('condition')?.items() ?? [],
  };
}
