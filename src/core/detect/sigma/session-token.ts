import { isObject, type FieldPath, type JsonValue } from '../../log/json.ts';

const HIDDEN = '<session token hidden>';

/** The value at `path` fit to be shown: a session token, itself or inside an object, is never repeated. */
export function hideSessionTokens(value: JsonValue, path: FieldPath): JsonValue {
  if (path.some(isTokenName)) return HIDDEN;
  if (Array.isArray(value)) return value.map((element) => hideSessionTokens(element, []));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, hideSessionTokens(child, [key])]),
  );
}

function isTokenName(step: string | number): boolean {
  return typeof step === 'string' && step.toLowerCase() === 'sessiontoken';
}
