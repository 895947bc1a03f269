import { isObject, type FieldPath, type JsonObject, type JsonValue } from '../log/json/value.ts';

/** A value of a record and where it stands. */
export interface Selected {
  readonly path: FieldPath;
  readonly value: JsonValue;
}

/**
 * Every value a dotted pattern reaches from `root`, in the record's order; `*` steps through a list.
 *
 * CloudTrail spells one request in several ways, and a pattern means all of them: a field begins with a lower or an
 * upper case letter (`keyName`, `KeyName`); a list is an array, `{"items": […]}`, or one lone element.
 */
export function select(root: Selected | undefined, pattern: string): Selected[] {
  if (!root) return [];
  let reached: readonly Selected[] = [root];
  for (const step of stepsOf(pattern)) {
    const next: Selected[] = [];
    for (const from of reached) {
      if (step === '*') next.push(...elements(from));
      else {
        const found = fieldOf(from, step);
        if (found) next.push(found);
      }
    }
    if (next.length === 0) return next;
    reached = next;
  }
  return [...reached];
}

/** Of a pattern, of which there are few: a list's elements, or a field in both spellings. */
const known = new Map<string, readonly (Spellings | '*')[]>();
type Spellings = readonly [name: string, otherInitial: string];

function stepsOf(pattern: string): readonly (Spellings | '*')[] {
  let steps = known.get(pattern);
  if (!steps) {
    steps = pattern.split('.').map((step) => (step === '*' ? step : spellingsOf(step)));
    known.set(pattern, steps);
  }
  return steps;
}

/** The strings among what `pattern` reaches, empty ones left out. */
export function selectStrings(
  root: Selected | undefined,
  pattern: string,
): { path: FieldPath; value: string }[] {
  const strings: { path: FieldPath; value: string }[] = [];
  for (const { path, value } of select(root, pattern)) {
    if (typeof value === 'string' && value !== '') strings.push({ path, value });
  }
  return strings;
}

/**
 * The parameters of a call: `record[side]`, or what is inside the wrapper that some EC2 calls put around theirs
 * (`requestParameters.CreateLaunchTemplateRequest`). Undefined where there are none, as in most failed calls.
 */
export function parameters(
  record: JsonObject,
  side: 'requestParameters' | 'responseElements',
  eventName: string,
): Selected | undefined {
  const { name, suffix, wrappers } = SIDES[side];
  const whole = fieldOf({ path: [], value: record }, name);
  if (!whole) return undefined;
  let wrapper = wrappers.get(eventName);
  if (!wrapper) wrappers.set(eventName, (wrapper = spellingsOf(eventName + suffix)));
  return fieldOf(whole, wrapper) ?? whole;
}

/** By the name of a call, of which few are asked about: names put together anew are slow to look up. */
const SIDES = {
  requestParameters: {
    name: spellingsOf('requestParameters'),
    suffix: 'Request',
    wrappers: new Map<string, Spellings>(),
  },
  responseElements: {
    name: spellingsOf('responseElements'),
    suffix: 'Response',
    wrappers: new Map<string, Spellings>(),
  },
};

function fieldOf({ path, value }: Selected, [name, other]: Spellings): Selected | undefined {
  if (!isObject(value)) return undefined;
  const spelling = Object.hasOwn(value, name) ? name : Object.hasOwn(value, other) ? other : undefined;
  return spelling === undefined ? undefined : { path: [...path, spelling], value: value[spelling]! };
}

const ITEMS: Spellings = ['items', 'Items'];

function elements(from: Selected): Selected[] {
  const list = fieldOf(from, ITEMS) ?? from;
  if (!Array.isArray(list.value)) return [list];
  return list.value.map((value, index) => ({ path: [...list.path, index], value }));
}

function spellingsOf(name: string): Spellings {
  const [initial = ''] = name;
  const lower = initial.toLowerCase();
  return [name, (lower === initial ? initial.toUpperCase() : lower) + name.slice(1)];
}
