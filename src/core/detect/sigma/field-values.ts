import { isObject, type FieldPath, type JsonValue } from '../../log/json.ts';
import type { FieldValue } from './event-fields.ts';

/**
 * Every value a dotted field name has in a record. A list stands for its elements wherever it is met, and a
 * property name may itself contain dots (`tags.aws:cloudformation.stack`).
 */
export function valuesAt(record: JsonValue, field: string): FieldValue[] {
  const found: FieldValue[] = [];
  collect(record, stepsOf(field), 0, [], found);
  return found;
}

/** Of fields, of which rules name few. */
const known = new Map<string, readonly string[]>();
const MOST_FIELDS = 4096;

function stepsOf(field: string): readonly string[] {
  let steps = known.get(field);
  if (!steps) {
    if (known.size >= MOST_FIELDS) known.clear();
    known.set(field, (steps = field.split('.')));
  }
  return steps;
}

/** Follows the steps from number `from` on. No generator: this is done for every field that a rule asks for. */
function collect(
  value: JsonValue,
  steps: readonly string[],
  from: number,
  path: FieldPath,
  found: FieldValue[],
): void {
  if (Array.isArray(value) && value.length > 0) {
    for (const [index, element] of value.entries()) collect(element, steps, from, [...path, index], found);
  } else if (from === steps.length) {
    found.push({ value, path });
  } else if (isObject(value)) {
    let key = '';
    for (let step = from; step < steps.length; step++) {
      key = step === from ? steps[step]! : `${key}.${steps[step]!}`;
      const child = Object.hasOwn(value, key) ? value[key] : undefined;
      if (child !== undefined) collect(child, steps, step + 1, [...path, key], found);
    }
  }
}

/** A record's values that hold nothing, with their paths: what a keyword searches. */
export function* leavesOf(value: JsonValue, path: FieldPath = []): Generator<FieldValue> {
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) yield* leavesOf(element, [...path, index]);
  } else if (isObject(value)) {
    for (const [key, child] of Object.entries(value)) yield* leavesOf(child, [...path, key]);
  } else {
    yield { value, path };
  }
}

/** A path as rules write it: dotted, without the indexes of lists. */
export function fieldName(path: FieldPath): string {
  return path.filter((step) => typeof step === 'string').join('.');
}

/** A value as text: what a string pattern is matched against. Objects are their JSON text without white space. */
export function textOf(value: JsonValue): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * The value in every way it may be written. A document inside an object (a policy, in CloudTrail a text) has its quotes
 * escaped there; rules are written as if it had not, so that is another way.
 */
export function writingsOf({ value, spelling }: FieldValue): readonly JsonValue[] {
  if (spelling !== undefined) return [value, spelling];
  if (!isObject(value)) return [value];
  const text = textOf(value);
  return text.includes('\\"') ? [value, text.replaceAll('\\"', '"')] : [value];
}

/** Numbers stand as text in some exports. NaN, which compares with nothing, for anything else. */
export function numberIn(value: JsonValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : NaN;
}
