import { isObject, type FieldPath, type JsonValue } from '../../log/json/value.ts';
import type { FieldValue } from './event-fields.ts';

/**
 * Every value a dotted field name has in a record. A list stands for its elements wherever it is met, and a
 * property name may itself contain dots (`tags.aws:cloudformation.stack`).
 */
export function valuesAt(record: JsonValue, field: string): FieldValue[] {
  const found: FieldValue[] = [];
  collect(record, stepsOf(field), undefined, found);
  return found;
}

/** What is left of a field name at some depth. Made once: names put together anew are slow to look up. */
class Steps {
  /** How it got here, if no list was met. */
  readonly path: FieldPath;
  readonly #names: readonly string[];
  /** Not made before somebody gets here: each dot doubles the ways to read a name. */
  #next: readonly { readonly key: string; readonly steps: Steps }[] | undefined;

  constructor(names: readonly string[], path: FieldPath) {
    this.#names = names;
    this.path = path;
  }

  /** The names that may come next, the shortest first, and what is left behind each. None: this is the value. */
  get next(): readonly { readonly key: string; readonly steps: Steps }[] {
    return (this.#next ??= this.#names.map((_, at) => {
      const key = this.#names.slice(0, at + 1).join('.');
      return { key, steps: new Steps(this.#names.slice(at + 1), [...this.path, key]) };
    }));
  }
}

/** Of fields, of which rules name few. */
const known = new Map<string, Steps>();
const MOST_FIELDS = 4096;

function stepsOf(field: string): Steps {
  let steps = known.get(field);
  if (!steps) {
    if (known.size >= MOST_FIELDS) known.clear();
    known.set(field, (steps = new Steps(field.split('.'), [])));
  }
  return steps;
}

/** `path` is how it got here where a list was met. No generator: this is done for every field that a rule asks for. */
function collect(value: JsonValue, steps: Steps, path: FieldPath | undefined, found: FieldValue[]): void {
  if (Array.isArray(value) && value.length > 0) {
    const whole = path ?? steps.path;
    for (const [index, element] of value.entries()) collect(element, steps, [...whole, index], found);
  } else if (steps.next.length === 0) {
    found.push({ value, path: path ?? steps.path });
  } else if (isObject(value)) {
    for (const { key, steps: further } of steps.next) {
      const child = Object.hasOwn(value, key) ? value[key] : undefined;
      if (child !== undefined) collect(child, further, path && [...path, key], found);
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
