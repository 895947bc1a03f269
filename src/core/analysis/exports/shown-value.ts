import { hideSessionTokens } from '../../enrich/redact.ts';
import type { JsonValue } from '../../log/json/value.ts';

/** The value of a field, fit to be shown: a session token never is. */
export function shownValue(field: string, value: JsonValue): JsonValue {
  const property = field.split('.').at(-1)!;
  const hidden = hideSessionTokens({ [property]: value }) as Record<string, JsonValue>;
  return hidden[property]!;
}
