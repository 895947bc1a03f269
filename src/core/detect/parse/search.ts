import { allOf, anyOf, not, type Expr } from '../sigma/expr.ts';
import { MODIFIERS, modify, ONLY_FIRST } from '../sigma/modifiers/all-modifiers.ts';
import { ModifierError, type Modifier, type ModifierContext } from '../sigma/modifiers/modifier.ts';
import { fieldExpr, keywordExpr, toValue, type Value } from '../sigma/value.ts';
import { Refusal } from './refusal.ts';
import type { YamlEntry, YamlValue } from './yaml-value.ts';

interface NamedModifier {
  readonly name: string;
  readonly at: number;
  readonly apply: Modifier;
}

/** The key of one item, `field|modifier|modifier`. */
export interface ItemKey {
  /** Empty for keywords. */
  readonly field: string;
  readonly modifiers: readonly NamedModifier[];
  /** The modifier `all`: every value must be found, instead of one. */
  readonly all: boolean;
  /** The modifier `neq`: what the item says must not hold. */
  readonly neq: boolean;
}

export const KEYWORD: ItemKey = { field: '', modifiers: [], all: false, neq: false };

/** One search identifier: a map of fields (each must hold), keywords, or a list of these (one must hold). */
export function parseSearch(search: YamlValue, context: ModifierContext): Expr {
  if (search.isMap) {
    const entries = search.entries('a search');
    if (entries.length === 0) throw search.refusal('an empty search');
    return allOf(entries.map((entry) => parseItem(entry, context)));
  }
  if (!search.isList) return parseValues(KEYWORD, search, context);
  const items = search.items();
  if (items.length === 0) throw search.refusal('an empty search');
  return anyOf(items.map((item) => parseSearch(item, context)));
}

/** One entry of a map: a field with its modifiers and values. */
export function parseItem({ key, at, value }: YamlEntry, context: ModifierContext): Expr {
  return parseValues(parseKey(key, at), value, context);
}

export function parseKey(key: string, at: number): ItemKey {
  const [field = '', ...names] = key.split('|');
  let nameAt = at + field.length + 1;
  const modifiers: NamedModifier[] = [];
  for (const name of names) {
    const apply = MODIFIERS.get(name);
    if (apply) {
      const before = modifiers.some((modifier) => modifier.name !== 'expand');
      if (before && ONLY_FIRST.has(name)) throw new Refusal(`the modifier "${name}" must come first`, nameAt);
      modifiers.push({ name, at: nameAt, apply });
    } else if (name !== 'all' && name !== 'neq') {
      throw new Refusal(`the modifier "${name}" is not supported`, nameAt);
    }
    nameAt += name.length + 1;
  }
  return { field, modifiers, all: names.includes('all'), neq: names.includes('neq') };
}

/** An empty list of values is null, as in pySigma. */
function parseValues(key: ItemKey, values: YamlValue, context: ModifierContext): Expr {
  const parts = valuesOf(key, values, context).map(({ value, at }) => exprOf(key, value, at));
  const whole = key.all ? allOf(parts) : anyOf(parts);
  return key.neq ? not(whole) : whole;
}

/** The values of an item after its modifiers, each with where it stands. */
export function valuesOf(
  key: ItemKey,
  values: YamlValue,
  context: ModifierContext,
): readonly { readonly value: Value; readonly at: YamlValue }[] {
  const items = values.items();
  if (items.length === 0) return [{ value: { kind: 'null' }, at: values }];
  return items.map((item) => ({ value: modified(key, item, context), at: item }));
}

function modified(key: ItemKey, item: YamlValue, context: ModifierContext): Value {
  const { value, source } = item.scalar(key.field === '' ? 'a keyword' : `a value of ${key.field}`);
  let result = toValue(value, source);
  for (const { name, at, apply } of key.modifiers) {
    try {
      result = modify(result, apply, context);
    } catch (error) {
      if (error instanceof ModifierError) {
        const reason = `the modifier "${name}" ${error.message}`;
        throw error.blames === 'value' ? item.refusal(reason) : new Refusal(reason, at);
      }
      throw error;
    }
  }
  return result;
}

/** What an item asks with one of its values. */
export function exprOf({ field }: ItemKey, value: Value, at: YamlValue): Expr {
  if (field !== '') return fieldExpr(field, value);
  const keyword = keywordExpr(value);
  if (!keyword) throw at.refusal('this value needs a field');
  return keyword;
}
