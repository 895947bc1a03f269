import type { JsonValue } from '../../log/json/value.ts';
import { anyOf, type Expr } from './expr.ts';
import {
  fieldExists,
  fieldIsNull,
  fieldMatches,
  fieldsCompare,
  keywordMatches,
  type ValueTest,
} from './field-expr.ts';
import { textOf } from './field-values.ts';
import { foldOf, patternTest } from './text-pattern.ts';

/** Where a text need not end: `contains` opens both ends, `startswith` the end. */
export interface OpenEnds {
  readonly start: boolean;
  readonly end: boolean;
}

/** A rule's value on its way through the modifiers. */
export type Value =
  | { readonly kind: 'text'; readonly text: string; readonly open: OpenEnds; readonly cased: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** One part of a time: its value, and how it is read from a field. NaN where the field holds no time. */
  | { readonly kind: 'part'; readonly value: number; readonly read: (found: JsonValue) => number }
  /** `regex`: what it was compiled from, for the flags that may follow. */
  | { readonly kind: 'test'; readonly test: ValueTest; readonly regex?: { source: string; flags: string } }
  | { readonly kind: 'presence'; readonly wanted: boolean }
  | { readonly kind: 'field'; readonly field: string; readonly open: OpenEnds; readonly cased: boolean }
  | { readonly kind: 'any'; readonly values: readonly Value[] };

export type TextValue = Extract<Value, { kind: 'text' }>;

const CLOSED: OpenEnds = { start: false, end: false };

/** A value as YAML gives it. Numbers keep the text they were written as: an account id may begin with zeros. */
export function toValue(value: string | number | boolean | null, source: string): Value {
  if (typeof value === 'string') return { kind: 'text', text: value, open: CLOSED, cased: false };
  if (typeof value === 'number') return { kind: 'number', value, text: source };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  return { kind: 'null' };
}

/** A number or boolean as the text it was written as; anything but a plain value is left as it is. */
export function asText(value: Value): Value {
  if (value.kind === 'number') return toValue(value.text, value.text);
  if (value.kind === 'boolean') return toValue(String(value.value), '');
  return value;
}

/** `field: value` as a condition. */
export function fieldExpr(field: string, value: Value): Expr {
  switch (value.kind) {
    case 'null':
      return fieldIsNull(field);
    case 'presence':
      return fieldExists(field, value.wanted);
    case 'field':
      return fieldsCompare(field, value.field, comparison(value));
    case 'any':
      return anyOf(value.values.map((alternative) => fieldExpr(field, alternative)));
    case 'text':
    case 'number':
    case 'boolean':
    case 'part':
    case 'test':
      return fieldMatches(field, testOf(value));
  }
}

/** A value without a field, looked for anywhere in the record; undefined for one that says something about a field. */
export function keywordExpr(value: Value): Expr | undefined {
  switch (value.kind) {
    case 'null':
    case 'presence':
    case 'field':
      return undefined;
    case 'any': {
      const alternatives = value.values.map(keywordExpr);
      const known = alternatives.filter((alternative) => alternative !== undefined);
      return known.length === alternatives.length ? anyOf(known) : undefined;
    }
    case 'text':
    case 'number':
    case 'boolean':
    case 'part':
    case 'test': {
      const text = asText(value);
      const found = text.kind === 'text' ? { ...text, open: { start: true, end: true } } : value;
      return keywordMatches(testOf(found));
    }
  }
}

function testOf(value: Extract<Value, { kind: 'text' | 'number' | 'boolean' | 'part' | 'test' }>): ValueTest {
  switch (value.kind) {
    case 'text':
      return patternTest(value);
    case 'number': {
      const { matches, literal } = patternTest({ ...value, kind: 'text', open: CLOSED, cased: false });
      return { matches: (found) => found === value.value || matches(found), ...(literal && { literal }) };
    }
    case 'boolean':
      return patternTest({ kind: 'text', text: String(value.value), open: CLOSED, cased: false });
    case 'part': {
      const { value: wanted, read } = value;
      return { matches: (found) => read(found) === wanted };
    }
    case 'test':
      return value.test;
  }
}

function comparison({ open, cased }: Extract<Value, { kind: 'field' }>): Parameters<typeof fieldsCompare>[2] {
  const fold = foldOf(cased);
  return (value, other) => {
    const [text, part] = [fold(textOf(value)), fold(textOf(other))];
    if (open.start && open.end) return text.includes(part);
    if (open.end) return text.startsWith(part);
    return open.start ? text.endsWith(part) : text === part;
  };
}
