/** A JSON value as `JSON.parse` returns it. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

/** Steps from a record's root to one value: property names and array indexes, e.g. `['instancesSet', 'items', 0, 'keyName']`. */
export type FieldPath = readonly (string | number)[];

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at `path`, or undefined where a step is missing. Own properties only, so `__proto__` is data like any other. */
export function valueAt(root: JsonValue | undefined, path: FieldPath): JsonValue | undefined {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as JsonObject)[step];
  }
  return value;
}

/** The string at `path`, or undefined where there is none or it is empty. */
export function stringAt(root: JsonValue | undefined, ...path: FieldPath): string | undefined {
  const value = valueAt(root, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
