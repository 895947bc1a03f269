import type { Placeholders } from '../../enrich/enrichment.ts';
import { parseConditionTree, tokensOf, type ConditionTree } from '../sigma/condition-tree.ts';
import type { ConditionItem, ConditionPart, WantedValue } from '../sigma/condition-part.ts';
import { isSelected } from '../sigma/condition.ts';
import { allOf, anyOf, not, type Expr } from '../sigma/expr.ts';
import type { ModifierContext } from '../sigma/modifiers/modifier.ts';
import type { Value } from '../sigma/value.ts';
import { exprOf, KEYWORD, parseItem, parseKey, parseSearch, valuesOf, type ItemKey } from './search.ts';
import type { YamlEntry, YamlValue } from './yaml-value.ts';

/**
 * Takes a detection that has been compiled apart, for whoever wants to see which of its parts hold. Each part is
 * compiled by the same functions as the whole. `others` are keys that are no searches.
 */
export function conditionParts(
  detection: YamlValue,
  placeholders: Placeholders,
  others: readonly string[] = [],
): ConditionPart {
  // The document may be taken apart as often as somebody asks.
  const source = detection.afresh();
  const entries = source
    .entries('a detection')
    .filter(({ key }) => key !== 'condition' && !others.includes(key));
  const context = { placeholders };
  const searches = new Map(
    entries.map(({ key, value }) => [key, { ...searchPart(value, context), name: key }]),
  );
  const conditions = (source.get('condition')?.items() ?? []).map((item) => {
    const tokens = tokensOf(item.text('condition'));
    return treePart(
      parseConditionTree(tokens, (token) => searches.has(token)),
      searches,
    );
  });
  return linked('any', conditions);
}

function treePart(tree: ConditionTree, searches: ReadonlyMap<string, ConditionPart>): ConditionPart {
  switch (tree.kind) {
    case 'all':
    case 'any':
      return linked(
        tree.kind,
        tree.parts.map((part) => treePart(part, searches)),
      );
    case 'not': {
      const part = treePart(tree.part, searches);
      return { kind: 'not', name: undefined, parts: [part], item: undefined, expr: not(part.expr) };
    }
    case 'selector': {
      const selected = [...searches].filter(([name]) => isSelected(name, tree.pattern));
      const { kind, parts, expr } = linkedAlways(
        tree.quantifier,
        selected.map(([, part]) => part),
      );
      const quantifier = tree.quantifier === 'all' ? 'all' : '1';
      return { kind, name: `${quantifier} of ${tree.pattern}`, parts, item: undefined, expr };
    }
    case 'name':
      return searches.get(tree.name)!;
  }
}

/** One search: a map of items, keywords, or a list of these. */
function searchPart(search: YamlValue, context: ModifierContext): ConditionPart {
  if (search.isMap) {
    return linked(
      'all',
      search.entries('a search').map((entry) => itemPart(entry, context)),
    );
  }
  const items = search.items();
  const isKeywords = items.every((item) => !item.isMap && !item.isList);
  if (!search.isList || isKeywords) return keywordsPart(search, context);
  return linked(
    'any',
    items.map((item) => searchPart(item, context)),
  );
}

function itemPart(entry: YamlEntry, context: ModifierContext): ConditionPart {
  const key = parseKey(entry.key, entry.at);
  return leaf(itemOf(key, entry.key, entry.value, context), parseItem(entry, context));
}

function keywordsPart(search: YamlValue, context: ModifierContext): ConditionPart {
  return leaf(itemOf(KEYWORD, '', search, context), parseSearch(search, context));
}

function itemOf(key: ItemKey, written: string, values: YamlValue, context: ModifierContext): ConditionItem {
  const { field, all, neq } = key;
  return {
    field,
    modifiers: written
      .split('|')
      .slice(1)
      .filter((name) => name !== 'all' && name !== 'neq'),
    all,
    neq,
    wanted: valuesOf(key, values, context).flatMap(({ value, at }) => wantedValues(key, value, at)),
  };
}

function wantedValues(key: ItemKey, value: Value, at: YamlValue): WantedValue[] {
  // With `all` the entries of a placeholder still are alternatives, so they stay together.
  if (value.kind === 'any' && !key.all) return value.values.flatMap((each) => wantedValues(key, each, at));
  return [{ text: textOf(value, at), expr: exprOf(key, value, at) }];
}

function textOf(value: Value, at: YamlValue): string | null {
  if (value.kind === 'null') return null;
  if (value.kind === 'text') return value.text;
  if (value.kind === 'field') return value.field;
  const { source } = at.scalar('a value');
  return value.kind === 'test' ? (value.regex?.source ?? source) : source;
}

function leaf(item: ConditionItem, expr: Expr): ConditionPart {
  return { kind: 'item', name: undefined, parts: [], item, expr };
}

/** A list of one is what stands in it. */
function linked(kind: 'all' | 'any', parts: readonly ConditionPart[]): ConditionPart {
  const [only] = parts;
  return only && parts.length === 1 ? only : linkedAlways(kind, parts);
}

function linkedAlways(kind: 'all' | 'any', parts: readonly ConditionPart[]): ConditionPart {
  const exprs = parts.map(({ expr }) => expr);
  return {
    kind,
    name: undefined,
    parts,
    item: undefined,
    expr: kind === 'all' ? allOf(exprs) : anyOf(exprs),
  };
}
