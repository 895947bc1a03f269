import { isObject, type FieldPath, type JsonObject, type JsonValue } from '../log/json.ts';

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
  let reached: Selected[] = [root];
  for (const step of pattern.split('.'))
    reached = reached.flatMap(step === '*' ? elements : (from) => field(from, step));
  return reached;
}

/** The strings among what `pattern` reaches, empty ones left out. */
export function selectStrings(
  root: Selected | undefined,
  pattern: string,
): { path: FieldPath; value: string }[] {
  return select(root, pattern).flatMap(({ path, value }) =>
    typeof value === 'string' && value ? [{ path, value }] : [],
  );
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
  const [whole] = field({ path: [], value: record }, side);
  if (!whole) return undefined;
  const wrapper = eventName + (side === 'requestParameters' ? 'Request' : 'Response');
  return field(whole, wrapper)[0] ?? whole;
}

function field({ path, value }: Selected, name: string): Selected[] {
  if (!isObject(value)) return [];
  const spelling = [name, withOtherInitial(name)].find((key) => Object.hasOwn(value, key));
  return spelling === undefined ? [] : [{ path: [...path, spelling], value: value[spelling]! }];
}

function elements(from: Selected): Selected[] {
  const list = field(from, 'items')[0] ?? from;
  if (!Array.isArray(list.value)) return [list];
  return list.value.map((value, index) => ({ path: [...list.path, index], value }));
}

function withOtherInitial(name: string): string {
  const [initial = ''] = name;
  const lower = initial.toLowerCase();
  return (lower === initial ? initial.toUpperCase() : lower) + name.slice(1);
}
